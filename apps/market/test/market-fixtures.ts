import {
  AlertRuleChanged,
  AreaTrackingChanged,
  type AlertRule,
  type PriceObservation,
  PricesObserved,
} from '@bayon/event-contracts';
import type { Occurrence } from '@bayon/service-testing';
import type { AreaDay } from '../src/almanac/area.ts';
import { bucketOf } from '../src/almanac/price-sketch.ts';
import { anEvent } from './world.ts';

/** A day on which an area's prices, in cents, were seen. */
export function anAreaDay(day: string, ...prices: readonly number[]): AreaDay {
  const counts: Record<`b${number}`, number> = {};
  for (const price of prices) counts[bucketOf(price)] = (counts[bucketOf(price)] ?? 0) + 1;
  return { day, ...counts };
}

/** A price of a property in dollars, seen on a day of November 2026. */
export const aPrice = (
  propertyId: string,
  dollars: number,
  day = 20,
  attributes?: PriceObservation['attributes'],
): PriceObservation => ({
  propertyId,
  price: { amountCents: dollars * 100, currency: 'USD' },
  observedAt: `2026-11-${String(day).padStart(2, '0')}T10:00:00.000Z`,
  ...(attributes && { attributes }),
});

export const observed = (
  id: string,
  observations: PriceObservation[],
  { marketArea = 'Ballard', ...occurrence }: Occurrence & { readonly marketArea?: string } = {},
) => anEvent(PricesObserved, { marketArea, observations }, { id, ...occurrence });

export const tracks = (
  userId: string,
  marketArea = 'Ballard',
  tracking = true,
  occurrence: Occurrence = {},
) =>
  anEvent(
    AreaTrackingChanged,
    { userId, marketArea, tracking },
    { id: `tracks-${userId}-${tracking}`, ...occurrence },
  );

export const aRule = (overrides: Partial<AlertRule> = {}): AlertRule => ({
  marketArea: 'Ballard',
  metric: 'median-price',
  comparison: 'above',
  threshold: 90_000_000,
  severity: 'high',
  ...overrides,
});

export const setsRule = (
  userId: string,
  ruleId: string,
  overrides: Partial<AlertRule> = {},
  occurrence: Occurrence = {},
) =>
  anEvent(
    AlertRuleChanged,
    { userId, ruleId, change: 'set', rule: aRule(overrides) },
    { id: `sets-${userId}-${ruleId}`, ...occurrence },
  );

export const removesRule = (userId: string, ruleId: string, occurrence: Occurrence = {}) =>
  anEvent(
    AlertRuleChanged,
    { userId, ruleId, change: 'removed', rule: undefined },
    { id: `removes-${userId}-${ruleId}`, ...occurrence },
  );
