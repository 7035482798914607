import { type DomainEvent, JobProgressUpdate, RealTimeNotification } from '@bayon/event-contracts';
import { get, type GetRead, put, type StateOf, type Write } from '@bayon/publisher/rule';
import { type Job, jobIndex, jobKey, type LogState, logStateKey, notificationKey } from '../items.ts';
import { type EventFrame, notificationFrame, progressFrame } from './frame.ts';
import { isLater, jobOf, type Progress } from './latest-progress.ts';
import { logEntry, type Notification } from './log-entry.ts';

/** What one delivery may know: the user's log by the name `log`, jobs by `job#<jobId>`. */
export type UserReads = Readonly<Record<string, GetRead<LogState> | GetRead<Job>>>;

/** How long a notification or a job can be read. */
export const keptDays = 90;

export const isNotification = (event: DomainEvent): event is Notification =>
  event.detailType === RealTimeNotification.detailType;
export const isProgress = (event: DomainEvent): event is Progress =>
  event.detailType === JobProgressUpdate.detailType;

/** What must be known to deliver some events to a user: only what they touch, each item once. */
export function readsFor(userId: string, events: readonly DomainEvent[]): UserReads {
  return {
    ...(events.some(isNotification) && { log: get(logStateKey(userId)) }),
    ...Object.fromEntries(
      events.filter(isProgress).map(({ detail: { jobId } }) => [`job#${jobId}`, get(jobKey(userId, jobId))]),
    ),
  };
}

export interface UserDelivery<E extends DomainEvent> {
  readonly writes: readonly Write[];
  /** In the order in which it happened. An event that changes nothing (a late 40 %) has no frame. */
  readonly frames: readonly { readonly event: E; readonly frame: EventFrame }[];
}

/**
 * What some events mean to one user: notifications appended to the log under consecutive numbers, jobs brought to
 * their latest progress, and what the user's clients are told. By event time, whatever the order of arrival.
 */
export function deliverToUser<E extends DomainEvent>(
  userId: string,
  events: readonly E[],
  state: StateOf<UserReads>,
  now: string,
): UserDelivery<E> {
  const log = state['log'] as LogState | undefined;
  const expiresAt = Math.floor(Date.parse(now) / 1_000) + keptDays * 86_400;
  const jobs = new Map<string, Job>();
  const rows: Write[] = [];
  const frames: { event: E; frame: EventFrame }[] = [];
  let lastSeq = log?.lastSeq ?? 0;

  for (const event of events.toSorted(byTime)) {
    if (isNotification(event)) {
      if (isMuted(event, log)) continue;
      lastSeq += 1;
      const entry = logEntry(event, lastSeq, now);
      rows.push(put(notificationKey(userId, lastSeq), entry, { expiresAt }));
      frames.push({ event, frame: notificationFrame(entry) });
    } else if (isProgress(event)) {
      const job = jobOf(event);
      const known = jobs.get(job.jobId) ?? (state[`job#${job.jobId}`] as Job | undefined);
      if (!isLater(job, known)) continue;
      jobs.set(job.jobId, job);
      frames.push({ event, frame: progressFrame(job) });
    }
  }
  return {
    writes: [
      ...(rows.length > 0 ? [put(logStateKey(userId), { ...log, lastSeq })] : []),
      ...rows,
      ...[...jobs.values()].map((job) =>
        put(jobKey(userId, job.jobId), job, { index: jobIndex(userId, job), expiresAt }),
      ),
    ],
    frames,
  };
}

/** A user is spared what is muted, but never what is critical. */
const isMuted = ({ detail: { type, severity } }: Notification, log: LogState | undefined): boolean =>
  severity !== 'critical' && (log?.muted?.includes(type) ?? false);

/** What happened at once goes by id: so a log follows from its events alone, in whatever order they lay in the queue. */
const byTime = (one: DomainEvent, other: DomainEvent): number =>
  Date.parse(one.detail.timestamp) - Date.parse(other.detail.timestamp) || (one.id < other.id ? -1 : 1);
