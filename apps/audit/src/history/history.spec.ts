import { describe, expect, it } from 'vitest';
import { anEvent, caused } from '../../test/fixtures.ts';
import { useTrail } from '../../test/table.ts';
import { encodeCursor } from './cursor.ts';
import { BadCursor, type Page, type Range } from './index.ts';

const trail = useTrail();
const idsIn = ({ events }: Page) => events.map(({ eventId }) => eventId);

/** An event of a second of a day, with what it is about. */
const at = (time: string, id: string, detail: object = {}, overrides: object = {}) =>
  anEvent(id, { timestamp: time, ...detail }, overrides);
const record = async (...events: readonly ReturnType<typeof anEvent>[]) => {
  for (const event of events) await trail().recorder.record(event);
};
const second = (n: number) => `2026-11-23T10:00:${String(n).padStart(2, '0')}.000Z`;

/** The ids of every page of a list, and of how many pages there were. */
async function allOf(list: (range: Range) => Promise<Page>, range: Range) {
  const ids: string[][] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ ...range, cursor });
    ids.push(idsIn(page));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return ids;
}

describe('a list', () => {
  const ids = Array.from({ length: 7 }, (_, n) => `e-${n}`);
  const recordSeven = () =>
    // Recorded in another order than they happened.
    record(...ids.toReversed().map((id, place) => at(second(6 - place), id)));

  it('is in the order of what happened, either way, page by page, each event once', async () => {
    await recordSeven();
    const { history } = trail();
    const list = (range: Range) => history.byUser('ada', range);
    expect(await allOf(list, {})).toEqual([ids]);
    expect(await allOf(list, { limit: 3 })).toEqual([ids.slice(0, 3), ids.slice(3, 6), ids.slice(6)]);
    expect(await allOf(list, { limit: 7 })).toEqual([ids]);
    const backwards = ids.toReversed();
    expect(await allOf(list, { limit: 3, newestFirst: true })).toEqual([
      backwards.slice(0, 3),
      backwards.slice(3, 6),
      backwards.slice(6),
    ]);
  });

  it('goes from a time to a time, both included, in whatever zone they are written', async () => {
    await recordSeven();
    const { history } = trail();
    const range = { from: '2026-11-23T11:00:02+01:00', to: second(4) };
    for (const newestFirst of [false, true]) {
      const pages = await allOf((more) => history.byUser('ada', more), { ...range, newestFirst, limit: 2 });
      expect(pages.flat().sort()).toEqual(['e-2', 'e-3', 'e-4']);
    }
    expect(await history.byUser('ada', { from: second(5), to: second(4) })).toEqual({ events: [] });
    expect(await history.byUser('ada', { from: second(7) })).toEqual({ events: [] });
  });

  it('is one page after the other where events happened at one moment', async () => {
    await record(...ids.map((id) => at(second(0), id)));
    const { history } = trail();
    for (const newestFirst of [false, true])
      expect(
        (await allOf((range) => history.byUser('ada', range), { limit: 2, newestFirst })).flat().sort(),
      ).toEqual(ids);
  });

  it('leaves out what a filter does not want, and still finds all the rest', async () => {
    await record(
      ...Array.from({ length: 30 }, (_, n) =>
        at(
          second(n),
          `e-${n}`,
          n % 5 === 0 ? { ...caused(`e-${n}`, 'cause', 'other'), jobId: 'j' } : {},
          n % 3 === 0 ? { 'detail-type': 'Content Updated' } : { source: 'bayon.coagent.user' },
        ),
      ),
    );
    const { history } = trail();
    const found = async (range: Range) => (await allOf((more) => history.byUser('ada', more), range)).flat();
    const fifths = ['e-0', 'e-5', 'e-10', 'e-15', 'e-20', 'e-25'];
    expect(await found({ correlationId: 'other', limit: 4 })).toEqual(fifths);
    expect(await found({ causationId: 'cause', limit: 1 })).toEqual(fifths);
    expect(await found({ entity: { kind: 'job', id: 'j' } })).toEqual(fifths);
    expect(await found({ entity: { kind: 'content', id: 'j' } })).toEqual([]);
    expect(await found({ detailType: 'Content Updated', correlationId: 'other' })).toEqual(['e-0', 'e-15']);
    expect(await found({ source: 'bayon.coagent.user', entity: { kind: 'job', id: 'j' } })).toEqual([
      'e-5',
      'e-10',
      'e-20',
      'e-25',
    ]);
  });

  it('ends a page before it is too large to answer', async () => {
    const text = 'x'.repeat(900_000);
    await record(...ids.map((id, place) => at(second(place), id, { text })));
    const { history } = trail();
    expect(await allOf((range) => history.byUser('ada', range), {})).toEqual([ids.slice(0, 4), ids.slice(4)]);
    trail().now = '2026-11-23T12:00:01.000Z';
    expect((await allOf((range) => history.byTime(range), {})).map(({ length }) => length)).toEqual([4, 3]);
  });

  it('refuses a cursor, a time or a limit that is none', async () => {
    const { history } = trail();
    const foreign = [
      'x',
      '',
      encodeCursor('USER#ada'),
      `${encodeCursor(`${second(0)}#a`)}=`,
      encodeCursor(`${second(0)}#${'a'.repeat(2_000)}`),
    ];
    for (const cursor of foreign)
      for (const list of [history.byUser('ada', { cursor }), history.byTime({ cursor })])
        await expect(list).rejects.toThrow(BadCursor);
    await expect(history.byUser('ada', { from: 'yesterday' })).rejects.toThrow(RangeError);
    await expect(history.byTime({ to: '2026-11-23' })).rejects.toThrow(RangeError);
    for (const limit of [0, 101, 1.5]) await expect(history.byTime({ limit })).rejects.toThrow(RangeError);
  });
});

describe('what was recorded', () => {
  it('is in its order over days and shards, either way, however long nothing happened between', async () => {
    const ids: string[] = [];
    for (const day of ['2026-10-10', '2026-11-20', '2026-11-21', '2026-11-23'])
      for (let n = 0; n < 5; n += 1) {
        trail().now = `${day}T10:00:0${n}.000Z`;
        ids.push(`${day}-${n}`);
        await record(anEvent(`${day}-${n}`));
      }
    trail().now = '2026-11-23T12:00:00.000Z';
    const { history } = trail();
    const found = async (range: Range) => (await allOf((more) => history.byTime(more), range)).flat();
    const whole = { from: '2026-10-01T00:00:00Z', limit: 5 };
    expect(await found(whole)).toEqual(ids);
    expect(await found({ ...whole, newestFirst: true })).toEqual(ids.toReversed());
    expect(await found({ to: '0000-01-01T00:00:00Z' })).toEqual([]);
    // Where nothing is said, the last 24 hours up to what is said.
    expect(await found({ limit: 3 })).toEqual(ids.slice(15));
    expect(await found({ to: '2026-11-21T10:00:02Z', newestFirst: true, limit: 4 })).toEqual(
      ids.slice(7, 13).toReversed(),
    );
    expect(await found({ from: '2026-11-20T10:00:04Z', to: '2026-11-21T10:00:00Z' })).toEqual(
      ids.slice(9, 11),
    );
  });
});
