import type { Mark } from '@bayon/event-contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aNotification, parsed, someMarks } from '../../test/fixtures.ts';
import type { LogState } from '../items.ts';
import { mostMarked } from '../marks/marks.ts';
import { deliverToUser } from './deliver-to-user.ts';
import { logStatusOf, marksIn } from './log-status.ts';
import { keptDays } from './weeks.ts';

const start = Date.parse('2026-03-14T10:00:00.000Z');
const second = (n: number) => new Date(start + n * 1_000).toISOString();
type Happening = ReturnType<typeof aNotification | typeof someMarks>;

/** A log after some events, each delivered by itself at its moment. */
const logAfter = (events: readonly (readonly [event: Happening, now: string])[], from?: LogState) =>
  events.reduce<LogState | undefined>((log, [event, now]) => {
    const { writes } = deliverToUser('ada', [parsed(event)], { log }, now);
    const write = writes.find(({ key }) => key.sk === 'LOG#STATE');
    return write && 'item' in write ? (write.item as LogState) : log;
  }, from);
const notes = (count: number, now = second(0)) =>
  Array.from(
    { length: count },
    (_, n) => [aNotification({ severity: 'critical' }, { id: `n${n + 1}` }), now] as const,
  );

const marksOf = (log: LogState | undefined, now = second(100)) =>
  Array.from({ length: log?.lastSeq ?? 0 }, (_, n) => marksIn(log, now)({ seq: n + 1 }));

interface Said {
  readonly mark: Mark;
  readonly at: number;
  readonly id: string;
  readonly upTo?: number;
  readonly seqs?: readonly number[];
}
const most = 12;
const said: fc.Arbitrary<Said> = fc
  .tuple(
    fc.constantFrom<Mark>('read', 'unread', 'archived'),
    fc.integer({ min: 1, max: 20 }),
    fc.uuid(),
    fc.oneof(
      fc.integer({ min: 1, max: most }),
      fc.uniqueArray(fc.integer({ min: 1, max: most }), { minLength: 1, maxLength: 5 }),
    ),
  )
  .map(([mark, at, id, which]) => ({
    ...{ mark, at, id },
    ...(typeof which === 'number' ? { upTo: which } : { seqs: which }),
  }));
const eventOf = ({ mark, at, id, upTo, seqs }: Said) =>
  someMarks(
    { mark, log: 'n1', ...(seqs ? { seqs: [...seqs], ids: seqs.map((seq) => `n${seq}`) } : { upTo }) },
    { id, timestamp: second(at) },
  );
const delivered = (words: readonly Said[]) => words.map((word) => [eventOf(word), second(50)] as const);
const unread = (marks: readonly Mark[]) => marks.filter((mark) => mark === 'unread').length;

/** What each entry is by all that was said of it: the newest word by time, then by id. */
const recounted = (words: readonly Said[], count: number): readonly Mark[] =>
  Array.from({ length: count }, (_, n) => {
    const about = words.filter(({ upTo = 0, seqs }) => seqs?.includes(n + 1) ?? n + 1 <= upTo);
    const [newest] = about.toSorted((one, other) => other.at - one.at || (one.id < other.id ? 1 : -1));
    return newest?.mark ?? 'unread';
  });

describe('marks', () => {
  const log = logAfter(notes(most));

  it('are the newest that was said of each entry, whatever order it came in, and the count is a recount', () => {
    const words = fc.uniqueArray(said, { selector: ({ id }) => id, maxLength: 30 });
    fc.assert(
      fc.property(words, (all) => {
        const after = logAfter(delivered(all), log);
        expect(marksOf(after)).toEqual(recounted(all, most));
        expect(logStatusOf(after, second(100)).unread).toBe(unread(marksOf(after)));
      }),
    );
  });

  it('count right after any number of words, and between them', () => {
    const words = fc.array(said, { minLength: 31, maxLength: 120 });
    fc.assert(
      fc.property(words, (all) => {
        delivered(all).reduce((before, one) => {
          const after = logAfter([one], before);
          expect(logStatusOf(after, second(100)).unread).toBe(unread(marksOf(after)));
          return after;
        }, log);
        // In the order in which they were said, nothing is forgotten.
        const inTime = all.map((word, n) => ({ ...word, at: n, id: `w${String(n).padStart(3, '0')}` }));
        expect(marksOf(logAfter(delivered(inTime), log))).toEqual(recounted(inTime, most));
      }),
      { numRuns: 30 },
    );
  });

  it('of new entries are unread, whatever was marked before', () => {
    const after = logAfter([...delivered([{ mark: 'read', at: 1, id: 'm', upTo: most }]), ...notes(2)], log);
    expect(logStatusOf(after, second(100))).toMatchObject({ lastSeq: most + 2, unread: 2 });
  });

  it('reach back as far as they are kept, and what lies behind counts as read', () => {
    const long = logAfter(notes(2), { log: 'n1', lastSeq: mostMarked, weeks: [{ week: 0, seq: 1 }] });
    const week = long?.weeks?.at(-1)?.week ?? 0;
    const kept: LogState = { ...long!, weeks: [{ week, seq: 1 }] };
    expect(logStatusOf(kept, second(0)).unread).toBe(mostMarked);
    const words = delivered([{ mark: 'archived', at: 1, id: 'm', seqs: [1, 2, 3, mostMarked] }]);
    const after = logAfter(words, kept);
    expect(after?.marks?.words).toMatchObject([{ entries: `3,${mostMarked}` }]);
    expect(logStatusOf(after, second(0)).unread).toBe(mostMarked - 2);
  });

  it('of entries that have gone are not counted', () => {
    const later = new Date(start + (keptDays + 14) * 86_400_000).toISOString();
    expect(logStatusOf(log, later).unread).toBe(0);
    expect(logStatusOf(logAfter(notes(1, later), log), later)).toMatchObject({ unread: 1 });
    const soon = new Date(start + keptDays * 86_400_000).toISOString();
    expect(logStatusOf(log, soon).unread).toBe(most);
  });

  it('of another log change nothing', () => {
    const other = someMarks({ log: 'another', upTo: most });
    expect(logAfter([[other, second(50)]], log)).toBe(log);
  });
});
