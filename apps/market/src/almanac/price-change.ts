/** By how much something changed: signed, per cent, rounded to hundredths; of nothing there is no per cent, so 0. */
export function percentChange(before: number, after: number): number {
  if (before === 0) return 0;
  const percent = ((after - before) / before) * 100;
  // As far as the contract takes it: what changed more was not a price before.
  return Math.round(Math.min(percent, 1_000_000) * 100) / 100;
}
