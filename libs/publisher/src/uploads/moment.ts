import { Temporal } from 'temporal-polyfill';
import type { SaidDate } from './date.ts';

/**
 * The moment that a date says, ISO 8601 UTC. A time without a zone is by the clocks of `timeZone` (one that an hour skips
 * is an hour later, one that comes twice is the first). A whole day is its first moment in UTC, wherever it was written:
 * so it stays the day that was written.
 */
export function momentOf({ day, time, offset }: SaidDate, timeZone: string): string {
  if (time === undefined) return `${day}T00:00:00.000Z`;
  const instant =
    offset === undefined
      ? Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timeZone).toInstant()
      : Temporal.Instant.from(`${day}T${time}${offset}`);
  return new Date(instant.epochMilliseconds).toISOString();
}

/** The day that it is in a time zone: `2026-11-26` */
export const dayIn = (timeZone: string, now: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString();
