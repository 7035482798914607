import type { AreaValues } from '@bayon/event-contracts';
import type { AreaDay } from './area.ts';
import { dayAfter } from './days.ts';
import { percentChange } from './price-change.ts';
import { tenths } from './digits.ts';
import { median, sketchOf, told } from './price-sketch.ts';
import { within } from './trend.ts';

/** Days that are compared with as many before them. */
const week = 7;

/** What alert rules watch: of the newest day that there are prices of. Undefined where there is none. */
export function areaValuesOf(days: readonly AreaDay[]): AreaValues | undefined {
  const known = days.filter((day) => sketchOf([day]).count > 0);
  const day = known.map((one) => one.day).reduce((one, other) => (one > other ? one : other), '');
  const today = sketchOf(known.filter((one) => one.day === day));
  const medianPrice = median(today);
  if (medianPrice === undefined) return undefined;
  const before = median(sketchOf(within(known, dayAfter(day, -week), week)));
  const now = median(sketchOf(within(known, day, week)));
  return {
    day,
    medianPrice: told(medianPrice),
    ...(before !== undefined &&
      now !== undefined && { priceChangePercent: tenths(percentChange(before, now)) }),
    observations: today.count,
  };
}
