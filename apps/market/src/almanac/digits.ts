/**
 * A number to the digits that it has: rounded to the largest power of ten that hides no more than its error does. A median
 * of 67,506,498 cents that is right to 0.25 % is 67,500,000; to say more would be made up.
 *
 * @param error how far the true value may be, to either side
 */
export function toDigits(value: number, error: number): number {
  if (value === 0 || error <= 0) return value;
  const step = 10 ** Math.floor(Math.log10(2 * error));
  return step < 1 ? Math.round(value / step) / Math.round(1 / step) : Math.round(value / step) * step;
}

/** Per cent to tenths: what is made of medians has no more digits. */
export const tenths = (percent: number): number => Math.round(percent * 10) / 10;
