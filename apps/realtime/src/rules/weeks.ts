/**
 * How long a notification or a job can be read, at least. Entries go by whole weeks: so the log's state, which is read
 * anyway, knows by a few numbers which of them are still there.
 */
export const keptDays = 90;

/** Seconds. */
const week = 7 * 86_400;
const keptWeeks = Math.ceil(keptDays / 7);

/** The first entry that was logged in a week. */
export interface FirstOfWeek {
  /** Whole weeks since the epoch. */
  readonly week: number;
  readonly seq: number;
}

const weekOf = (moment: string) => Math.floor(Date.parse(moment) / 1_000 / week);

/** When all that was logged in a week may go, in epoch seconds. */
const endOf = (logged: number) => (logged + keptWeeks + 1) * week;

/** When what is logged at a moment (ISO 8601 UTC) may go, in epoch seconds. */
export const expiryOf = (moment: string): number => endOf(weekOf(moment));

/** The weeks with an entry more; without those whose entries have gone. */
export function withEntry(
  weeks: readonly FirstOfWeek[] | undefined,
  seq: number,
  now: string,
): readonly FirstOfWeek[] {
  const kept = (weeks ?? []).filter((one) => isKept(one, now));
  return kept.some((one) => one.week === weekOf(now)) ? kept : [...kept, { week: weekOf(now), seq }];
}

/** The oldest entry that is kept at a moment; undefined where there is none. */
export const firstKept = (weeks: readonly FirstOfWeek[] | undefined, now: string): number | undefined =>
  weeks?.find((one) => isKept(one, now))?.seq;

const isKept = (one: FirstOfWeek, now: string) => endOf(one.week) > Date.parse(now) / 1_000;
