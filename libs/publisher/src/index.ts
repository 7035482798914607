export { createQueueClient, type Problem, type QueueClient, redriveCount } from './inbox/dead-letter.ts';
export { createInbox } from './inbox/inbox.ts';
export {
  type Delivered,
  type Message,
  messagesOf,
  type ReadMessage,
  readRecord,
} from './inbox/read-message.ts';
export { maxReceiveCount } from './inbox/max-receive-count.ts';
export { powertoolsObserver } from './inbox/powertools-observer.ts';
export { type InboxObserver, type InboxOptions, retryDelay, takeBatch } from './inbox/take-batch.ts';
export { derivedId } from './publish/derived-id.ts';
export { fullJitter, type Wait, wait } from './publish/backoff.ts';
export { isConflict } from './settle/cancellation.ts';
export { EventTooLarge, PublishFailed, type UnpublishedEvent } from './publish/errors.ts';
export type { EventEntry } from './publish/entry.ts';
export type { CausingEvent } from './publish/event-entry.ts';
export {
  createPublisher,
  type Publisher,
  type PublisherOptions,
  type PublishOptions,
} from './publish/publisher.ts';
export type { Cause, Settled } from './settle/commit.ts';
export { getItems, queryItems } from './settle/read-items.ts';
export { Contended, DecisionTooLarge } from './settle/errors.ts';
export { createDocumentClient, createSettler, type Settler, type SettlerOptions } from './settle/settler.ts';
export { settledKey, type SettledRecord } from './settle/settled-record.ts';
