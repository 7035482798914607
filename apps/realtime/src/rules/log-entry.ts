import type { DetailOf, DomainEvent, RealTimeNotification } from '@bayon/event-contracts';
import type { LoggedNotification } from '../items.ts';
import { bytesOf, largestFrame, notificationFrame } from './frame.ts';

/** For what a frame may say beside it: that it is quiet, and its mark. */
export const roomForMore = bytesOf(',"quiet":true,"mark":"archived"');

export type Notification = DomainEvent<DetailOf<typeof RealTimeNotification>>;

/**
 * A notification as an entry of a user's log. One whose frame would be too large keeps only the ids of its data: the
 * client asks the service that knows the rest. The log keeps no more than the frame, so that a page of it stays small
 * and both say the same.
 */
export function logEntry(event: Notification, seq: number, now: string): LoggedNotification {
  const { type, message, data = {}, severity = 'info', timestamp } = event.detail;
  const entry: LoggedNotification = {
    seq,
    id: event.id,
    source: event.source,
    event: type,
    message,
    data: JSON.stringify(data),
    truncated: false,
    severity,
    timestamp,
    loggedAt: now,
  };
  if (bytesOf(JSON.stringify(notificationFrame(entry))) <= largestFrame - roomForMore) return entry;
  return { ...entry, data: JSON.stringify(idsOf(data)), truncated: true };
}

/** `contentId`, `jobId`, …: at most so many, and each an id by its length, so that the frame surely fits. */
const mostIds = 20;

function idsOf(data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const isId = ([name, value]: [string, unknown]) =>
    /(^i|I)d$/.test(name) &&
    (typeof value === 'number' || (typeof value === 'string' && value.length <= 128));
  return Object.fromEntries(Object.entries(data).filter(isId).slice(0, mostIds));
}
