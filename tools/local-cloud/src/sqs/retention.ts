import type { Queue, StoredMessage } from './queue.ts';

/**
 * Deletes what is older than the queue's MessageRetentionPeriod, which fauxqs accepts but does not execute.
 * As in SQS, the age counts from when the message was first sent, so time in the source queue is part of a dead
 * letter's age. A message in flight is left to its receiver.
 *
 * @param now epoch milliseconds
 * @returns how many messages were deleted
 */
export function expireMessages(queue: Queue, now: number): number {
  const oldest = now - Number(queue.attributes['MessageRetentionPeriod']) * 1000;
  const isExpired = (message: StoredMessage): boolean => message.sentTimestamp < oldest;
  let deleted = 0;
  for (const waiting of [
    queue.messages,
    queue.delayedMessages,
    ...queue.fifoMessages.values(),
    ...queue.fifoDelayed.values(),
  ]) {
    const expired = waiting.filter(isExpired);
    if (expired.length === 0) continue;
    for (const message of expired) queue.persistence?.deleteMessage(message.messageId);
    waiting.splice(0, waiting.length, ...waiting.filter((message) => !isExpired(message)));
    deleted += expired.length;
  }
  return deleted;
}
