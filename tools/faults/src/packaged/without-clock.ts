/** When something ran, in milliseconds of the epoch. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

const instant = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;
/** As DynamoDB spells a number that an item expires at, in seconds of the epoch. */
const expiry = /("expiresAt":\{"N":")(\d+)("\})/g;

const day = 86_400_000;

/** What is minutes or hours later: a report is shared in 5 minutes, a connection holds its slot for 2 hours and 10. */
const spans = [0, 5 * 60_000, 130 * 60_000];

/**
 * Replaces the times at which something was handled by `now`, and those that follow from them (so many days later) by
 * `now` and the distance. The times that events say for themselves stay: they are hours older than the period.
 */
export const withoutClock = (text: string, period: Period): string =>
  text
    .replace(instant, (time) => relative(Date.parse(time), period) ?? time)
    .replace(
      expiry,
      (_, before: string, seconds: string, after: string) =>
        // Rounded down to the second, it may be before what it is counted from.
        `${before}${relative(Number(seconds) * 1_000, { ...period, from: period.from - 1_000 }) ?? seconds}${after}`,
    );

/** Undefined for a time that does not follow from the clock. */
function relative(time: number, { from, to }: Period): string | undefined {
  const days = Math.floor((time - from) / day) * day;
  const distance = [...spans, days].find((span) => time - span >= from && time - span <= to);
  return distance === undefined ? undefined : distance === 0 ? '<now>' : `<now + ${distance / 60_000} min>`;
}
