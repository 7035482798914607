import { errorFunction } from 'simple-statistics';

/**
 * The Mann–Kendall test: how sure one may be that values in their order rise or fall, whatever their distribution.
 * S counts the pairs that rise less those that fall; without a trend it is normal about 0, with a variance that ties
 * lessen. (Mann 1945; Kendall 1975; with the continuity correction, as in Gilbert 1987, chapter 16.)
 *
 * @returns 1 − p of the two-sided test, 0 to 1; 0 where there is nothing to tell. It takes the values for independent:
 *   prices of neighbouring days are not quite, so it is somewhat too sure.
 */
export function mannKendall(values: readonly number[]): number {
  const n = values.length;
  let s = 0;
  for (let early = 0; early < n; early += 1) {
    for (let late = early + 1; late < n; late += 1) {
      s += Math.sign((values[late] ?? 0) - (values[early] ?? 0));
    }
  }
  const ties = new Map<number, number>();
  for (const value of values) ties.set(value, (ties.get(value) ?? 0) + 1);
  const weight = (t: number) => t * (t - 1) * (2 * t + 5);
  const variance = (weight(n) - [...ties.values()].reduce((sum, t) => sum + weight(t), 0)) / 18;
  if (variance <= 0) return 0;
  const z = Math.max(0, Math.abs(s) - 1) / Math.sqrt(variance);
  // What lies within z to either side of a standard normal distribution.
  return Math.min(1, Math.max(0, errorFunction(z / Math.SQRT2)));
}
