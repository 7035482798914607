import {
  type DomainEvent,
  JobProgressUpdate,
  NotificationDigestDue,
  NotificationsMarked,
  RealTimeNotification,
} from '@bayon/event-contracts';
import { get, type GetRead, put, remove, type StateOf, type Write } from '@bayon/publisher/rule';
import {
  comingDigestKey,
  digestIndex,
  type Job,
  jobIndex,
  jobKey,
  type LogState,
  logStateKey,
  notificationKey,
  openJobKey,
} from '../items.ts';
import { sizeOf } from '../marks/runs.ts';
import { type EventFrame, markedFrame, notificationFrame, progressFrame } from './frame.ts';
import { isFinished, isLater, jobOf, type Progress } from './latest-progress.ts';
import { digested, logged } from './append.ts';
import type { DigestDue } from './digest.ts';
import type { Notification } from './log-entry.ts';
import { markNotifications, type MarksEvent } from './mark-notifications.ts';
import { howToTell } from './how-to-tell.ts';
import { expiryOf } from './weeks.ts';

/** What one delivery may know: the user's log by the name `log`, jobs by `job#<jobId>`. */
export type UserReads = Readonly<Record<string, GetRead<LogState> | GetRead<Job>>>;

export const isNotification = (event: DomainEvent): event is Notification =>
  event.detailType === RealTimeNotification.detailType;
export const isProgress = (event: DomainEvent): event is Progress =>
  event.detailType === JobProgressUpdate.detailType;
export const isMarks = (event: DomainEvent): event is MarksEvent =>
  event.detailType === NotificationsMarked.detailType;

export const isDigestDue = (event: DomainEvent): event is DigestDue =>
  event.detailType === NotificationDigestDue.detailType;

/** What must be known to deliver some events to a user: only what they touch, each item once. */
export function readsFor(userId: string, events: readonly DomainEvent[]): UserReads {
  return {
    ...(!events.every(isProgress) && { log: get(logStateKey(userId)) }),
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
  const known = state['log'] as LogState | undefined;
  const expiresAt = expiryOf(now);
  const jobs = new Map<string, Job>();
  const digests = new Map<string, Write>();
  const rows: Write[] = [];
  const frames: { event: E; frame: EventFrame }[] = [];
  let log = known;

  for (const event of events.toSorted(byTime)) {
    if (isNotification(event)) {
      const telling = howToTell(event, log);
      if (telling === 'never') continue;
      const { entry, log: after, coming } = logged(event, telling, log, now);
      log = after;
      rows.push(put(notificationKey(userId, entry.seq), entry, { expiresAt }));
      if (coming) {
        const digest = { userId, ...coming };
        const place = { index: digestIndex(digest) };
        digests.set(coming.comesAt, put(comingDigestKey(userId, coming.comesAt), digest, place));
      }
      if (telling === 'at once') frames.push({ event, frame: notificationFrame(entry) });
    } else if (isDigestDue(event)) {
      const { digestKey } = event.detail;
      digests.set(digestKey, remove(comingDigestKey(userId, digestKey)));
      const digest = digested(event, log, now);
      if (!digest) continue;
      log = digest.log;
      rows.push(put(notificationKey(userId, digest.entry.seq), digest.entry, { expiresAt }));
      frames.push({ event, frame: notificationFrame(digest.entry) });
    } else if (isMarks(event)) {
      const marked = markNotifications(event, log, now);
      if (!marked) continue;
      log = marked.log;
      if (sizeOf(marked.changed) > 0)
        frames.push({ event, frame: markedFrame(event, marked.changed, log, now) });
    } else if (isProgress(event)) {
      const job = jobOf(event);
      const earlier = jobs.get(job.jobId) ?? (state[`job#${job.jobId}`] as Job | undefined);
      if (!isLater(job, earlier)) continue;
      jobs.set(job.jobId, job);
      frames.push({ event, frame: progressFrame(job) });
    }
  }
  return {
    writes: [
      ...(log && log !== known ? [put(logStateKey(userId), log)] : []),
      ...rows,
      ...digests.values(),
      ...[...jobs.values()].flatMap((job) => [
        put(jobKey(userId, job.jobId), job, { index: jobIndex(userId, job), expiresAt }),
        isFinished(job)
          ? remove(openJobKey(userId, job.jobId))
          : put(openJobKey(userId, job.jobId), job, { expiresAt }),
      ]),
    ],
    frames,
  };
}

/** What happened at once goes by id: so a log follows from its events alone, in whatever order they lay in the queue. */
const byTime = (one: DomainEvent, other: DomainEvent): number =>
  Date.parse(one.detail.timestamp) - Date.parse(other.detail.timestamp) || (one.id < other.id ? -1 : 1);
