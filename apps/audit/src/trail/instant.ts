/** ISO 8601 with a zone, as producers write it, our own or not. */
const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/** A time in UTC with milliseconds, so that two of them compare as strings; undefined for what is no time. */
export function instantOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || !iso.test(value)) return undefined;
  const time = new Date(value);
  if (Number.isNaN(time.getTime())) return undefined;
  const instant = time.toISOString();
  // A zone can lead out of the years that have four digits.
  return instant.length === 24 ? instant : undefined;
}
