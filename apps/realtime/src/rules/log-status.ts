import type { Mark } from '@bayon/event-contracts';
import type { LogState } from '../items.ts';
import { markOf, mostMarked, unreadIn } from '../marks/marks.ts';
import { type Runs, none, sizeOf } from '../marks/runs.ts';
import { firstKept } from './weeks.ts';

/** How far a user's log is. A number means something only together with its log. */
export interface LogStatus {
  /** Which log it is: another one (of a table that was begun anew) counts from 1 again. */
  readonly log: string;
  /** The newest notification's number, 0 before the first. */
  readonly lastSeq: number;
  /** How many notifications are unread. */
  readonly unread: number;
  /** How many changes of marks there were: who knows fewer has missed some. */
  readonly marks: number;
}

/** Reads as the name of a log until it has one. It gets one with its next notification, and keeps its numbers. */
export const unnamedLog = '0';

/** @param now ISO 8601 UTC: what has gone by then is not unread any more */
export const logStatusOf = (state: LogState | undefined, now: string): LogStatus => ({
  log: state?.log ?? unnamedLog,
  lastSeq: state?.lastSeq ?? 0,
  unread: sizeOf(unreadOf(state, now)),
  marks: state?.marks?.changes ?? 0,
});

/** The unread notifications, of those whose marks are kept. */
export const unreadOf = (state: LogState | undefined, now: string): Runs =>
  state ? unreadIn(state.marks, firstMarkable(state, now), state.lastSeq) : none;

/** The oldest entry that can be unread. */
export const firstMarkable = ({ lastSeq, weeks }: LogState, now: string): number =>
  Math.max(firstKept(weeks, now) ?? lastSeq + 1, lastSeq - mostMarked + 1);

/** Says of the entries of a log what the user made of each. */
export function marksIn(state: LogState | undefined, now: string): (entry: { readonly seq: number }) => Mark {
  const unread = unreadOf(state, now);
  return ({ seq }) => markOf(state?.marks, unread, seq);
}
