import { Temporal } from 'temporal-polyfill';

/** A date as a cell says it. */
export interface SaidDate {
  /** `2026-11-26` */
  readonly day: string;
  /** `16:45:00`. Absent: the whole day. */
  readonly time?: string;
  /** `Z` or `+01:00`. Absent: by the clock of whoever wrote it. */
  readonly offset?: string;
  /** The cell alone does not tell the month from the day: the order of its column did. */
  readonly needsOrder?: true;
}

export type DateReading =
  ({ readonly ok: true } & SaidDate) | { readonly ok: false; readonly reason: string };

/** Which of two numbers is the month. `unclear`: the column has dates that need the one and dates that need the other. */
export type DateOrder = 'month first' | 'day first' | 'unclear';

const months: Readonly<Record<string, number>> = {
  ...{ jan: 1, feb: 2, mar: 3, mär: 3, mrz: 3, apr: 4, may: 5, mai: 5, jun: 6, jul: 7, aug: 8, sep: 9 },
  ...{ oct: 10, okt: 10, nov: 11, dec: 12, dez: 12, jän: 1 },
};

const time = String.raw`(?:[T ,]+(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,]\d{1,9})?)?\s*(?<half>[ap]\.?m\.?)?\s*(?<offset>Z|[+-]\d{2}:?\d{2})?(?:\s*UTC)?)?`;
const forms = [
  String.raw`(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})`,
  // Dots are day first wherever they are written.
  String.raw`(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4}|\d{2})`,
  String.raw`(?<one>\d{1,2})[/-](?<other>\d{1,2})[/-](?<year>\d{4}|\d{2})`,
  String.raw`(?<name>\p{L}{3,})\.?[-\s]+(?<day>\d{1,2})(?:st|nd|rd|th)?[-,\s]+(?<year>\d{4})`,
  String.raw`(?<day>\d{1,2})(?:\.|st|nd|rd|th)?[-\s]+(?<name>\p{L}{3,})\.?[-,\s]+(?<year>\d{4}|\d{2})`,
].map((form) => new RegExp(`^${form}${time}$`, 'iu'));

/** Without `Thursday, ` */
const bare = (text: string) =>
  text
    .normalize('NFC')
    .trim()
    .replace(/^\p{L}+,\s*/u, '');

/**
 * The order that a column's dates are in: some of them cannot be read otherwise (`26/11/2026`). Where none shows it, they
 * are US dates.
 */
export function dateOrderOf(cells: readonly string[]): DateOrder {
  const pairs = cells.map((cell) => forms[2]?.exec(bare(cell))?.groups ?? {});
  const isDayFirst = pairs.some(({ one }) => Number(one) > 12);
  const isMonthFirst = pairs.some(({ other }) => Number(other) > 12);
  if (isDayFirst && isMonthFirst) return 'unclear';
  return isDayFirst ? 'day first' : 'month first';
}

/** Reads a date as exports and people write it: ISO 8601 with and without time and zone, US, German, with month names. */
export function readDate(said: string, order: DateOrder): DateReading {
  const text = bare(said);
  const found = forms.map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined);
  if (!found) return bad(`is no date, like 2026-11-26, 11/26/2026 or Nov 26 2026`);
  const { one, other } = found;
  const needsOrder = one !== undefined && other !== undefined && Number(one) <= 12 && Number(other) <= 12;
  if (needsOrder && order === 'unclear' && one !== other) {
    return bad('could be month first or day first: its column has both');
  }
  const isDayFirst = Number(one) > 12 || (order === 'day first' && !(Number(other) > 12));
  const [first, second] = isDayFirst ? [other, one] : [one, other];
  const month =
    found['name'] === undefined
      ? Number(found['month'] ?? first)
      : months[found['name'].slice(0, 3).toLowerCase()];
  const day = dayOf(yearOf(found['year'] ?? ''), month, Number(found['day'] ?? second));
  const clock = clockOf(found);
  if (day === undefined || clock === undefined) return bad('is no date that there is');
  return { ok: true, day, ...clock, ...(needsOrder && one !== other && { needsOrder }) };
}

const bad = (reason: string) => ({ ok: false, reason }) as const;

const yearOf = (digits: string) => (digits.length === 2 ? 2000 + Number(digits) : Number(digits));

function dayOf(year: number, month: number | undefined, day: number): string | undefined {
  if (month === undefined) return undefined;
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** `4:45 PM` → `{ time: '16:45:00' }`; `{}` where there is no time; undefined where there is no such time. */
function clockOf({ hour, minute = '', second = '00', half, offset }: Partial<Record<string, string>>) {
  if (hour === undefined) return {};
  const isLate = half?.toLowerCase().startsWith('p') === true;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (isLate ? 12 : 0);
  if (hours > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  if (half !== undefined && (Number(hour) > 12 || Number(hour) < 1)) return undefined;
  const clock = `${String(hours).padStart(2, '0')}:${minute}:${second}`;
  return { time: clock, ...(offset !== undefined && { offset: offset.toUpperCase() }) };
}
