import { medianSorted } from 'simple-statistics';
import type { AreaDay } from './area.ts';
import { daysBetween } from './days.ts';
import { tenths, toDigits } from './digits.ts';
import { median, sketchOf } from './price-sketch.ts';
import type { PropertyDay, Valuation } from './property.ts';
import { within } from './trend.ts';
import { percentChange } from './price-change.ts';

/** Days of an area's prices whose median is its index on a day. */
const indexWindow = 30;

/** Days after which a price counts half. */
const halfLife = 180;

/**
 * What a property may be worth: each of its own prices, carried forward by what the area's index has moved since, and of
 * these the weighted median, by which newer prices count more (half as much for every 180 days) and a typing error
 * little. The range is that of the carried prices, and at least 5 % to either side.
 *
 * @param history the property's days, in any order: of the newest one's area and currency
 * @param days the area's days, in any order
 * @returns undefined where there is no price
 */
export function valuationOf(
  propertyId: string,
  history: readonly PropertyDay[],
  days: readonly AreaDay[],
  valuedAt: string,
): Valuation | undefined {
  const newest = history.reduce<PropertyDay | undefined>(
    (best, one) => (!best || one.day > best.day ? one : best),
    undefined,
  );
  if (!newest) return undefined;
  const { currency } = newest.price;
  const own = history.filter(({ area, price }) => area === newest.area && price.currency === currency);
  const asOf = days.map(({ day }) => day).reduce((one, other) => (one > other ? one : other), newest.day);
  const indexAt = (day: string) => median(sketchOf(within(days, day, indexWindow)));
  const now = indexAt(asOf);
  // Where the area's own history does not reach, the price stands as it was.
  const movedSince = (day: string) => {
    const then = indexAt(day);
    return now === undefined || then === undefined ? 1 : now / then;
  };
  const carried = own.map(({ day, price }) => ({
    amount: price.amountCents * movedSince(day),
    weight: 0.5 ** (daysBetween(day, asOf) / halfLife),
  }));
  const estimate = weightedMedian(carried);
  const amounts = carried.map(({ amount }) => amount).sort((one, other) => one - other);
  const spread = medianSorted(
    amounts.map((amount) => Math.abs(amount - estimate)).sort((one, other) => one - other),
  );
  const margin = Math.max(estimate * 0.05, spread);
  const indexChangePercent = tenths(percentChange(1, movedSince(newest.day)));
  const cents = (amount: number) => storable(toDigits(amount, margin / 20));
  return {
    propertyId,
    estimateCents: cents(estimate),
    lowCents: cents(Math.max(0, estimate - margin)),
    highCents: cents(estimate + margin),
    currency,
    asOf,
    prices: own.length,
    indexChangePercent,
    explanation:
      `${own.length} ${own.length === 1 ? 'price' : 'prices'} of the property itself, carried to ${asOf} by the area’s ` +
      `30-day median (${indexChangePercent} % since the newest of them); newer prices count more.`,
    valuedAt,
  };
}

/** A number that can be stored. */
const storable = (amount: number) => Math.min(Number.MAX_SAFE_INTEGER, Math.round(amount));

/** The value up to which half of the weight lies. */
function weightedMedian(values: readonly { readonly amount: number; readonly weight: number }[]): number {
  const sorted = [...values].sort((one, other) => one.amount - other.amount);
  const half = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let seen = 0;
  for (const { amount, weight } of sorted) {
    seen += weight;
    if (seen >= half) return amount;
  }
  return sorted.at(-1)?.amount ?? 0;
}
