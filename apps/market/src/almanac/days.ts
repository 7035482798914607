/** Milliseconds. */
const dayLength = 86_400_000;

/** The UTC day of an ISO 8601 time: `2026-11-23` */
export const dayOf = (timestamp: string): string => timestamp.slice(0, 10);

/** Days from one day to another; negative where the other is earlier. */
export const daysBetween = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / dayLength;

/** The day so many days later, or earlier. */
export const dayAfter = (day: string, days: number): string =>
  dayOf(new Date(Date.parse(day) + days * dayLength).toISOString());

/** Epoch seconds so many days after an ISO 8601 time: for `expiresAt`. */
export const secondsAfter = (timestamp: string, days: number): number =>
  Math.floor(Date.parse(timestamp) / 1_000) + days * 86_400;
