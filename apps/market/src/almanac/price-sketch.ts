import { toDigits } from './digits.ts';

/**
 * The prices of a day as a histogram with buckets of equal *relative* width: the quantile sketch of DDSketch (Masson,
 * Rim, Lee: "DDSketch: a fast and fully-mergeable quantile sketch with relative-error guarantees", PVLDB 12, 2019).
 *
 * Chosen because a bucket is a counter: additions commute, so a day is exact in any order of arrival without anything
 * being read, a price can be taken back, days add up to weeks, and the item is bounded (some 7,400 buckets from one cent
 * to the largest amount; a real day has as many as prices). A quantile is right to 0.25 %.
 */

/** A quantile is within this of the true price, relatively. */
export const accuracy = 0.0025;

const gamma = (1 + accuracy) / (1 - accuracy);
const logGamma = Math.log(gamma);

/** Counters by bucket: `b5120`. Absent is 0; a bucket may be back at 0. */
export type Buckets = Readonly<Record<`b${number}`, number>>;

/** The bucket that counts a price. @param amountCents from 1 */
export const bucketOf = (amountCents: number): `b${number}` =>
  `b${Math.ceil(Math.log(amountCents) / logGamma)}`;

/** Cents: the middle of a bucket, relatively. */
const priceOf = (bucket: number): number =>
  Math.min(Number.MAX_SAFE_INTEGER, Math.round((2 * gamma ** bucket) / (gamma + 1)));

/** Cents, to the digits that a quantile has. */
export const told = (amountCents: number): number => toDigits(amountCents, accuracy * amountCents);

/** Prices counted, in ascending order. */
export interface Sketch {
  readonly count: number;
  readonly buckets: readonly (readonly [bucket: number, count: number])[];
}

/** The sketch of some days together. */
export function sketchOf(days: readonly object[]): Sketch {
  const sums = new Map<number, number>();
  for (const day of days) {
    for (const [name, count] of Object.entries(day) as [string, unknown][]) {
      if (!/^b\d+$/.test(name) || typeof count !== 'number') continue;
      const bucket = Number(name.slice(1));
      sums.set(bucket, (sums.get(bucket) ?? 0) + count);
    }
  }
  const buckets = [...sums].filter(([, count]) => count > 0).sort(([one], [other]) => one - other);
  return { count: buckets.reduce((sum, [, count]) => sum + count, 0), buckets };
}

/** Cents: the price that a share of all prices is not above (0.5: the median). Undefined where there is none. */
export function quantile({ count, buckets }: Sketch, share: number): number | undefined {
  if (count === 0) return undefined;
  const at = (rank: number) => {
    let seen = 0;
    for (const [bucket, here] of buckets) {
      seen += here;
      if (seen > rank) return priceOf(bucket);
    }
    return priceOf(buckets.at(-1)?.[0] ?? 0);
  };
  // Between two prices the middle, as a median of an even number is.
  const rank = share * (count - 1);
  return Math.round((at(Math.floor(rank)) + at(Math.ceil(rank))) / 2);
}

export const median = (sketch: Sketch): number | undefined => quantile(sketch, 0.5);
