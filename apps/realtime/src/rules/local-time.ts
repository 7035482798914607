import { Temporal } from 'temporal-polyfill';

/** A time by the user's clocks: `08:00` */
export type LocalTime = string;

/** The part of a day in which a user wants quiet; over midnight where it begins later than it ends. */
export interface QuietHours {
  readonly from: LocalTime;
  readonly to: LocalTime;
}

/**
 * The next moment at which the clocks of a time zone show a time. One that an hour skips is an hour later; one that
 * comes twice is the first.
 *
 * @param moment ISO 8601 UTC; the answer is later
 */
export function nextAt(time: LocalTime, moment: string, timeZone: string): string {
  const today = at(moment, timeZone).toPlainDate();
  for (const days of [0, 1, 2]) {
    const next = today.add({ days }).toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds;
    if (next > Date.parse(moment)) return new Date(next).toISOString();
  }
  throw new Error(`${timeZone} has no ${time} after ${moment}`);
}

/** The next full hour of the user's clocks: not all time zones are whole hours apart. */
export function nextHour(moment: string, timeZone: string): string {
  const hour = at(moment, timeZone).round({ smallestUnit: 'hour', roundingMode: 'floor' });
  return new Date(hour.add({ hours: 1 }).epochMilliseconds).toISOString();
}

/** When the quiet ends that holds at a moment; undefined where there is none. Ends where it begins: never quiet. */
export function quietUntil({ from, to }: QuietHours, moment: string, timeZone: string): string | undefined {
  const now = at(moment, timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
  const isQuiet = from <= to ? from <= now && now < to : from <= now || now < to;
  return isQuiet ? nextAt(to, moment, timeZone) : undefined;
}

const at = (moment: string, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(Date.parse(moment)).toZonedDateTimeISO(timeZone);
