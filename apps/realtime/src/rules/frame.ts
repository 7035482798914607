import type { Job, LoggedNotification, LogState } from '../items.ts';
import type { Runs } from '../marks/runs.ts';
import type { FrameOf } from '../protocol/server-frames.ts';
import { logStatusOf } from './log-status.ts';
import type { MarksEvent } from './mark-notifications.ts';

/** API Gateway's limit for one WebSocket frame, in bytes. What is larger arrives in pieces, and simple clients break. */
export const largestFrame = 32_768;

export type NotificationFrame = FrameOf<'notification'>;
export type ProgressFrame = FrameOf<'progress'>;
export type MarkedFrame = FrameOf<'marked'>;

/** The same as the API answers it: there the path says what it is. */
export type Untyped<Frame> = Omit<Frame, 'type'>;

/** What a client is told because of an event. */
export type EventFrame = NotificationFrame | ProgressFrame | MarkedFrame;

/** A log entry as the client sees it. */
export function notificationOf(entry: LoggedNotification): Untyped<NotificationFrame> {
  const { seq, id, event, message, data, truncated, severity, quiet, timestamp } = entry;
  return {
    seq,
    id,
    event,
    message,
    data: JSON.parse(data) as Record<string, unknown>,
    ...(truncated && { truncated }),
    severity,
    ...(quiet && { quiet }),
    timestamp,
  };
}

/** A job's latest progress as the client sees it. */
export function progressOf(job: Job): Untyped<ProgressFrame> {
  const { jobId, jobType, progress, status, message, estimatedTimeRemaining, updatedAt } = job;
  return {
    jobId,
    jobType,
    progress,
    status,
    message,
    ...(estimatedTimeRemaining !== undefined && { estimatedTimeRemaining }),
    timestamp: updatedAt,
  };
}

export const notificationFrame = (entry: LoggedNotification): NotificationFrame => ({
  type: 'notification',
  ...notificationOf(entry),
});

export const progressFrame = (job: Job): ProgressFrame => ({ type: 'progress', ...progressOf(job) });

/** @param seqs the entries that the mark of the event holds for @param state the log with it */
export const markedFrame = (
  { detail: { mark, timestamp } }: MarksEvent,
  seqs: Runs,
  state: LogState,
  now: string,
): MarkedFrame => ({
  type: 'marked',
  mark,
  seqs: seqs.map(([first, last]): [number, number] => [first, last]),
  ...logStatusOf(state, now),
  timestamp,
});

/** Bytes of UTF-8, of a text that `JSON.stringify` made (it leaves no lone surrogate). */
export function bytesOf(text: string): number {
  let bytes = text.length;
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    // Three bytes for one unit of UTF-16, or four for the two of a surrogate pair.
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return bytes;
}
