import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areasOf, type Competitor, placed, relevanceOf } from './competition.ts';
import { analyse, herfindahl } from './market-analysis.ts';

const version = (n: number) => ({ at: `2026-11-23T10:0${n}:00.000Z`, eventId: 'e' });
const areas = { marketArea: 'Ballard', serviceAreas: ['Fremont'], from: version(2) };
const aCompetitor = (marketArea: string, marketShare: number, at = 1): Competitor =>
  placed(
    {
      userId: 'ada',
      competitorId: `${marketArea}-${marketShare}`,
      data: { name: 'X', marketArea, marketShare },
      discoveryMethod: 'manual',
      from: version(at),
    },
    areas,
  );

describe('a competitor', () => {
  it.each([
    ['Ballard', 1, 'tracked'],
    [' BALLARD', 1, 'tracked'],
    ['Fremont', 1, 'tracked'],
    ['Tacoma', 1, 'retired'],
    ['Tacoma', 3, 'tracked'],
  ])('in %s, known since %i, is %s', (area, at, status) =>
    expect(aCompetitor(area, 0.1, at).status).toBe(status),
  );

  it.each([
    [{ marketShare: 0, marketArea: 'Tacoma' }, 0],
    [{ marketShare: 0, marketArea: 'Fremont' }, 8],
    [{ marketShare: 0, marketArea: 'Ballard' }, 15],
    [{ marketShare: 0.25, marketArea: 'Ballard', rating: 5, reviewCount: 999 }, 100],
    [{ marketShare: 1, marketArea: 'Ballard', rating: 5, reviewCount: 1_000_000 }, 100],
  ])('%j has a relevance of %i', (data, relevance) =>
    expect(relevanceOf({ name: 'X', ...data }, areas)).toBe(relevance),
  );
});

describe('the areas', () => {
  it('are of the profile, else of the newest refresh, else unknown', () => {
    const refreshed = { ...areas, marketArea: 'Tacoma' };
    const profile = {
      userId: 'ada',
      fields: { marketArea: 'Ballard' },
      from: { marketArea: version(1) },
      updatedAt: '',
    };
    expect(areasOf(profile, { refreshed })).toEqual({
      marketArea: 'Ballard',
      serviceAreas: [],
      from: version(1),
    });
    expect(areasOf({ ...profile, from: {} }, { refreshed })).toEqual(refreshed);
    expect(areasOf(undefined, undefined)).toBeUndefined();
  });
});

describe('the concentration of a market', () => {
  it.each([
    [[], 0],
    [[1], 10_000],
    [[0.5, 0.5], 5_000],
    [[0.1, 0.1], 200],
  ])('of %j is %i', (shares, index) => expect(herfindahl(shares)).toBeCloseTo(index));

  it.each([
    [[0.3, 0.09], 'unconcentrated'],
    [[0.3, 0.1], 'moderate'],
    [[0.3, 0.3], 'moderate'],
    [[0.43], 'high'],
  ])('of %j is %s', (shares, level) =>
    expect(
      analyse(
        '2026-11-23',
        shares.map((share) => aCompetitor('Ballard', share)),
      ).areas[0]?.level,
    ).toBe(level),
  );

  it('is from 0 to 10,000, and shares are counted once, in whatever order', () => {
    const competitors = fc.array(
      fc.tuple(
        fc.constantFrom('Ballard', 'ballard', 'Fremont', 'Tacoma'),
        fc.double({ min: 0, max: 1, noNaN: true }),
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(competitors, (all) => {
        const made = all.map(([area, share]) => aCompetitor(area, share));
        const analysis = analyse('2026-11-23', made);
        expect(analysis.tracked + analysis.retired).toBe(made.length);
        expect(analysis.areas.reduce((sum, { tracked }) => sum + tracked, 0)).toBe(analysis.tracked);
        for (const { concentration } of analysis.areas) {
          expect(concentration).toBeGreaterThanOrEqual(0);
          expect(concentration).toBeLessThanOrEqual(10_000);
        }
      }),
    );
  });
});
