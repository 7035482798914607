import { mostAhead, type PriceKind } from '@bayon/event-contracts';
import { type DateOrder, dayIn, momentOf, readDate, type SaidDate } from '@bayon/publisher/uploads';
import type { ListingField } from './listing-columns.ts';
import type { Cell, Said } from './listing-row.ts';

/** How the dates of a file are to be understood. */
export interface DateSense {
  readonly now: Date;
  /** Of those whose clock times without a zone are. */
  readonly timeZone: string;
  /** By the column's meaning. */
  readonly orders: Readonly<Record<'observedAt' | 'soldAt', DateOrder>>;
  /** When the prices were seen, where a row does not say. ISO 8601 UTC. */
  readonly usual: string;
  /** Whether the client chose `usual`: then it is good for sales too. */
  readonly isChosen: boolean;
}

/** When a price was seen, and where that is from. */
export interface Seen {
  readonly at: string;
  /** Absent: from no cell. */
  readonly field?: ListingField;
  readonly date?: SaidDate;
}

/** A sale is of the day of the sale; another price of when it was seen. */
export function seenAt(cell: Cell, kind: PriceKind, sense: DateSense): Said<Seen> {
  const field = kind === 'sold' && cell('soldAt') !== undefined ? 'soldAt' : 'observedAt';
  const text = cell(field);
  if (text === undefined) {
    if (kind === 'sold' && !sense.isChosen) return { reason: 'has no sold date' };
    return { value: { at: sense.usual } };
  }
  const date = readDate(text, sense.orders[field]);
  if (!date.ok) return { reason: `date ${date.reason}` };
  const at = possible(momentOf(date, sense.timeZone), date.time === undefined, sense.now);
  return at === undefined ? { reason: 'date is in the future' } : { value: { at, field, date } };
}

/** The zone that is furthest ahead, UTC+14, has tomorrow's date already. Milliseconds. */
const furthestAhead = 14 * 3_600_000;

/** When something was seen, if it can have been: of a day that has begun somewhere, at the latest now. */
export function possible(at: string, isWholeDay: boolean, now: Date): string | undefined {
  const ahead = Date.parse(at) - now.getTime();
  if (ahead <= (isWholeDay ? 0 : mostAhead)) return at;
  return isWholeDay && ahead <= furthestAhead ? now.toISOString() : undefined;
}

/** An upload without dates was seen as it came: now, or at the end of the user's own day where theirs is yesterday. */
export function uploadedAt(now: Date, timeZone: string): string {
  const endOfDay = `${dayIn(timeZone, now)}T23:59:59.999Z`;
  return now.toISOString() < endOfDay ? now.toISOString() : endOfDay;
}
