/** A day of a calendar: `2026-11-27`. */
export type Day = string;

/** The day that clocks of a zone show. */
export const dayOf = (instant: string, timeZone: string): Day =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(instant),
  );

/** The weeks of a month (`2026-11`), from Sunday, with the days of its neighbours that fill them. */
export function weeksOf(month: string): readonly (readonly Day[])[] {
  const first = new Date(`${month}-01T00:00:00Z`);
  const day = (offset: number): Day => {
    const date = new Date(first);
    date.setUTCDate(1 - first.getUTCDay() + offset);
    return date.toISOString().slice(0, 10);
  };
  const weeks = Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_, at) => day(week * 7 + at)),
  );
  return weeks.filter((week) => week.some((one) => one.startsWith(month)));
}

/** The month some months later, or earlier. */
export function monthAfter(month: string, months: number): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 7);
}
