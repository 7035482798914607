import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from './comparison.ts';
import { type Reading, type Standing, termOf, trendOf, withReading } from './ranking.ts';

const aReading = fc.record({
  at: fc.integer({ min: 0, max: 9 }).map((n) => `2026-11-23T10:0${n}:00.000Z`),
  eventId: fc.uuid(),
  oldRank: fc.integer({ min: 1, max: 101 }),
  newRank: fc.integer({ min: 1, max: 101 }),
});
/** Each reading spells the keyword in its own way. */
const spelled = ({ eventId }: Reading) => (eventId < '8' ? 'Ballard realtor' : 'BALLARD Realtor');
const subject = { keyword: 'Ballard realtor', searchEngine: 'google' };
const standingAfter = (readings: readonly Reading[]) =>
  readings.reduce<Standing | undefined>(
    (standing, one) => withReading(standing, { ...subject, ...one, keyword: spelled(one) }),
    undefined,
  );

describe('a standing', () => {
  it('is the same in every order of its readings, and remembers five of them', () => {
    const readings = fc.uniqueArray(aReading, {
      minLength: 1,
      maxLength: 9,
      selector: ({ eventId }) => eventId,
    });
    fc.assert(
      fc.property(readings, fc.func(fc.nat()), (all, place) => {
        const shuffled = all.toSorted((one, other) => place(one.eventId) - place(other.eventId));
        const standing = standingAfter(all);
        expect(standingAfter(shuffled)).toEqual(standing);
        expect(standing!.readings.length).toBe(Math.min(5, all.length));
      }),
    );
  });

  it('has a trend that a constant added to all ranks does not move', () => {
    fc.assert(
      fc.property(
        fc.array(aReading, { maxLength: 5 }),
        fc.integer({ min: -50, max: 50 }),
        (readings, constant) => {
          const moved = readings.map((one) => ({
            ...one,
            oldRank: one.oldRank + constant,
            newRank: one.newRank + constant,
          }));
          expect(trendOf(moved)).toBe(trendOf(readings));
        },
      ),
    );
  });
});

it.each([
  ['Ballard  Realtor ', 'ballard realtor'],
  ['\ud83c', '\ufffd'],
  ['ÉTÉ', 'été'],
])('the term of %j is %j', (text, term) => expect(termOf(text)).toBe(term));

describe('a comparison', () => {
  const at = (keyword: string, rank: number): Standing => ({
    keyword,
    searchEngine: 'google',
    rank,
    readings: [],
    trend: 'stable',
  });

  it('is of the keywords that both are read for, those first where the user is furthest behind', () => {
    const own = [at('a', 5), at('b', 9), at('c', 7), at('D', 3), at('only mine', 1)];
    const theirs = [at('A', 5), at('b', 1), at('c', 6), at('d', 8), at('only theirs', 1)];
    expect(compare('sound', own, theirs)).toMatchObject({
      shared: 4,
      ahead: 1,
      behind: 2,
      level: 1,
      keywords: [{ keyword: 'b' }, { keyword: 'c' }, { keyword: 'a' }, { keyword: 'D' }],
      partial: false,
    });
  });

  it('shows fifty keywords, counts all, and says where it has not seen all', () => {
    const many = Array.from({ length: 1_000 }, (_, n) => at(`keyword ${n}`, 1));
    const { keywords, shared, partial } = compare('sound', many, many.slice(1));
    expect([keywords.length, shared, partial]).toEqual([50, 999, true]);
  });
});
