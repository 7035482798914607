import { median as medianOf } from 'simple-statistics';
import type { AreaDay } from './area.ts';
import { dayAfter, daysBetween } from './days.ts';
import { tenths } from './digits.ts';
import { mannKendall } from './mann-kendall.ts';
import { median, sketchOf } from './price-sketch.ts';
import { theilSen } from './theil-sen.ts';

/** Days back that are looked at. */
export const trendWindow = 90;

/** A trend is told from here on: per cent over the window, and how sure it is (1 − p of the Mann–Kendall test). */
export const trendThreshold = { slopePercent: 3, confidence: 0.95, days: 8 } as const;

/** How an area's daily medians move. */
export interface Movement {
  /** Signed, per cent over the days that there is data of. */
  readonly slopePercent: number;
  /** 0 to 1. */
  readonly confidence: number;
  /** Prices that it rests on, and days. */
  readonly samples: number;
  readonly days: number;
  /** The newest day. */
  readonly asOf: string;
}

/** The days of a window that ends with a day. */
export const within = (days: readonly AreaDay[], end: string, length: number): AreaDay[] =>
  days.filter(({ day }) => day <= end && day > dayAfter(end, -length));

/** How the medians of the days up to the newest one moved. Undefined with less than two days of data. */
export function movementOf(days: readonly AreaDay[]): Movement | undefined {
  const known = days.flatMap((areaDay) => {
    const sketch = sketchOf([areaDay]);
    const y = median(sketch);
    return y === undefined ? [] : [{ day: areaDay.day, y, count: sketch.count }];
  });
  const asOf = known.map(({ day }) => day).reduce((one, other) => (one > other ? one : other), '');
  if (asOf === '') return undefined;
  const points = known
    .filter(({ day }) => day > dayAfter(asOf, -trendWindow))
    .map(({ day, y, count }) => ({ x: daysBetween(asOf, day), y, count }))
    .sort((one, other) => one.x - other.x);
  const line = theilSen(points);
  const first = points[0];
  if (!line || !first) return undefined;
  const start = line.intercept + line.slope * first.x;
  // A line that falls below nothing has no percentage of its start: then of the middle.
  const level = start > 0 ? start : medianOf(points.map(({ y }) => y));
  return {
    slopePercent: tenths(((line.slope * -first.x) / level) * 100),
    confidence: sure(mannKendall(points.map(({ y }) => y))),
    samples: points.reduce((sum, { count }) => sum + count, 0),
    days: points.length,
    asOf,
  };
}

/** Of so few days nobody is surer than 99 %, and not to more digits. */
const sure = (confidence: number) => Math.min(0.99, Math.floor(confidence * 100) / 100);

/** The trend that a movement is, if it is one. */
export function trendTypeOf({ slopePercent, confidence, days }: Movement) {
  const isTrend =
    days >= trendThreshold.days &&
    confidence >= trendThreshold.confidence &&
    Math.abs(slopePercent) >= trendThreshold.slopePercent;
  if (!isTrend) return undefined;
  return slopePercent > 0 ? 'price-increase' : 'price-decrease';
}

/** For the user to read: what the confidence means. */
export const explain = ({ slopePercent, confidence, samples, days }: Movement): string =>
  `The daily medians ${slopePercent < 0 ? 'fell' : 'rose'} by ${Math.abs(slopePercent)} % over the window ` +
  `(Theil–Sen slope of ${days} days, ${samples} prices). Without a trend, so clear a direction would be seen by chance ` +
  `in ${chanceText(1 - confidence)} of cases (Mann–Kendall test).`;

const chanceText = (chance: number): string =>
  chance < 0.015 ? 'about 1 % or less' : `about ${Math.round(chance * 100)} %`;
