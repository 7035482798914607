import type { ComingDigest, LoggedNotification, LogState } from '../items.ts';
import { noMarks, withReadFromTheStart } from '../marks/marks.ts';
import { type DigestDue, withOneMore } from './digest.ts';
import { digestEntry } from './digest-entry.ts';
import type { Telling } from './how-to-tell.ts';
import { logEntry, type Notification } from './log-entry.ts';
import { withTold } from './storm.ts';
import { withEntry } from './weeks.ts';

/** A log with one entry more. */
interface Appended {
  readonly log: LogState;
  readonly entry: LoggedNotification;
}

/** A notification as the next entry of a log, and the digest that comes to be because of it. */
export function logged(
  event: Notification,
  telling: Exclude<Telling, 'never'>,
  state: LogState | undefined,
  now: string,
): Appended & { readonly coming?: Omit<ComingDigest, 'userId'> } {
  const log = withNext(state, event.id, now);
  const entry = logEntry(event, log.lastSeq, now);
  const { type, severity, timestamp } = event.detail;
  if (telling === 'at once') {
    const isCounted = severity !== 'critical';
    return {
      log: isCounted ? { ...log, recent: withTold(log.recent, type, timestamp) } : log,
      entry,
    };
  }
  const { comesAt } = telling;
  const quiet = { ...entry, quiet: true as const };
  const known = log.waiting?.[comesAt];
  return {
    log: {
      ...log,
      // Its digest is what is unread.
      marks: withReadFromTheStart(log.marks ?? noMarks, quiet.seq),
      waiting: { ...log.waiting, [comesAt]: withOneMore(known, quiet) },
    },
    entry: quiet,
    ...(!known && { coming: { comesAt, from: timestamp } }),
  };
}

/** A digest as the next entry of a log; undefined where nothing waits for it. */
export function digested(event: DigestDue, state: LogState | undefined, now: string): Appended | undefined {
  const { [event.detail.digestKey]: due, ...waiting } = state?.waiting ?? {};
  if (!due) return undefined;
  const log = withNext(state, event.id, now);
  return { log: { ...log, waiting }, entry: digestEntry(event, due, log.lastSeq, now) };
}

const withNext = (state: LogState | undefined, begunBy: string, now: string): LogState => {
  const lastSeq = (state?.lastSeq ?? 0) + 1;
  return { ...state, log: state?.log ?? begunBy, lastSeq, weeks: withEntry(state?.weeks, lastSeq, now) };
};
