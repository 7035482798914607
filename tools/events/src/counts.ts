import { UsageError } from './errors.ts';

/** A whole number that an option gives. @throws UsageError */
export function countOf(option: string, text: string, least = 1): number {
  const count = Number(text);
  if (!/^\d+$/.test(text) || count < least || !Number.isSafeInteger(count))
    throw new UsageError(`--${option} ${text}: a whole number from ${least} on`);
  return count;
}
