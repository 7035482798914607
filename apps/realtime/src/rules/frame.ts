import type { JobStatus, NotificationType, Severity } from '@bayon/event-contracts';
import type { Job, LoggedNotification } from '../items.ts';

/** API Gateway's limit for one WebSocket frame, in bytes. What is larger arrives in pieces, and simple clients break. */
export const largestFrame = 32_768;

export interface NotificationFrame {
  readonly type: 'notification';
  readonly seq: number;
  readonly id: string;
  readonly event: NotificationType;
  readonly message: string;
  readonly data: unknown;
  readonly truncated?: true;
  readonly severity: Severity;
  readonly timestamp: string;
}

export interface ProgressFrame {
  readonly type: 'progress';
  readonly jobId: string;
  readonly jobType: string;
  readonly progress: number;
  readonly status: JobStatus;
  readonly message: string;
  readonly estimatedTimeRemaining?: number;
  readonly timestamp: string;
}

/** The same as the API answers it: there the path says what it is. */
export type Untyped<Frame> = Omit<Frame, 'type'>;

/** What a client is told because of an event. */
export type EventFrame = NotificationFrame | ProgressFrame;

/** A log entry as the client sees it. */
export function notificationOf(entry: LoggedNotification): Untyped<NotificationFrame> {
  const { seq, id, event, message, data, truncated, severity, timestamp } = entry;
  return {
    seq,
    id,
    event,
    message,
    data: JSON.parse(data) as unknown,
    ...(truncated && { truncated }),
    severity,
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
