import { OpportunityIdentified, type OpportunityType, RealTimeNotification } from '@bayon/event-contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';
import { keys } from '../almanac/keys.ts';
import { scoreOf } from './opportunity-identified.ts';

const world = worldForEach();
const types = ['high-value-listing', 'market-expansion', 'competitor-weakness', 'seasonal-trend'] as const;

it.each<[OpportunityType, number, number]>([
  ['high-value-listing', 0.5, 0.7],
  ['market-expansion', 0.55, 0.7],
  ['competitor-weakness', 0.6, 0.7],
  ['seasonal-trend', 0.65, 0.7],
  ['seasonal-trend', 0, 0.05],
  ['high-value-listing', 0.8, 1],
  ['high-value-listing', 1, 1],
])('scores %s of confidence %d at %d', (type, confidence, score) => {
  expect(scoreOf(type, confidence)).toBe(score);
});

it('scores within 0 to 1, never below the confidence, and higher the surer', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.constantFrom(...types), share, share, (type, one, other) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      expect(scoreOf(type, low)).toBeLessThanOrEqual(scoreOf(type, high));
      expect(scoreOf(type, high)).toBeLessThanOrEqual(1);
      expect(scoreOf(type, high)).toBeGreaterThanOrEqual(high - 1e-6);
    }),
  );
});

describe('an opportunity', () => {
  const identified = (confidence: number, opportunityType: OpportunityType = 'market-expansion') =>
    anEvent(OpportunityIdentified, { opportunityType, confidence });

  it.each([
    [0.55, 1],
    [0.5499, 0],
    [0, 0],
    [1, 1],
  ])('of confidence %d is told: %d', async (confidence, told) => {
    await world().take(identified(confidence));
    expect(world().published(RealTimeNotification)).toHaveLength(told);
  });

  it('is kept with its score, listed and counted', async () => {
    await world().take(identified(0.55));
    expect(await world().read(keys.opportunity('ada', 'opportunity-5'))).toMatchObject({
      score: 0.7,
      gsi1pk: 'OPPORTUNITIES#ada',
    });
    const counted = { day: '2026-11-23', kind: 'opportunity-type', name: 'market-expansion' } as const;
    expect(await world().read(keys.findingsDay('ada', counted))).toMatchObject({ count: 1 });
  });

  it('is told in a sentence of what is known', async () => {
    await world().take(anEvent(OpportunityIdentified, OpportunityIdentified.examples[1]));
    expect(world().published(RealTimeNotification)).toMatchObject([
      {
        type: 'opportunity_alert',
        message: 'A listing worth a look: 6522 23rd Ave NW (score 100 of 100).',
      },
    ]);
  });

  it('may say whatever JSON holds', async () => {
    const opportunityData = { address: 'ở'.repeat(50_000 / 3), marketArea: 7, n: 1e300, '': null };
    await world().take(anEvent(OpportunityIdentified, { opportunityData, confidence: 1e-300 }));
    await world().take(
      anEvent(
        OpportunityIdentified,
        { opportunityData, confidence: 1 },
        { id: 'e-2', at: '2026-11-24T00:00:00.000Z' },
      ),
    );
    expect(world().published(RealTimeNotification)).toHaveLength(1);
  });

  it('is the newest word on it', async () => {
    await world().take(
      anEvent(OpportunityIdentified, { confidence: 0.1 }, { id: 'new', at: '2026-11-23T11:00:00.000Z' }),
      anEvent(OpportunityIdentified, { confidence: 0.9 }, { id: 'old' }),
    );
    expect(await world().read(keys.opportunity('ada', 'opportunity-5'))).toMatchObject({ confidence: 0.1 });
    expect(world().published(RealTimeNotification)).toEqual([]);
  });
});
