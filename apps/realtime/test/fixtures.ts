import {
  type DetailOf,
  type DomainEvent,
  type EventContract,
  JobProgressUpdate,
  NotificationDigestDue,
  NotificationsMarked,
  parseEvent,
  RealTimeNotification,
} from '@bayon/event-contracts';
import { randomUUID } from 'node:crypto';
import type { SQSRecord } from 'aws-lambda';
import { consumes } from '../src/subscriptions.ts';

interface Envelope {
  readonly id?: string;
  readonly timestamp?: string;
}

/** An event as EventBridge puts it into the inbox. */
const onTheBus = (contract: EventContract, detail: object, { id = randomUUID(), timestamp }: Envelope) => ({
  id: randomUUID(),
  source: 'bayon.coagent.studio',
  'detail-type': contract.detailType,
  detail: {
    timestamp: timestamp ?? '2026-03-14T09:26:53.000Z',
    event: { id, version: 1, correlationId: id },
    ...detail,
  },
});

type NotificationDetail = DetailOf<typeof RealTimeNotification>;
type ProgressDetail = DetailOf<typeof JobProgressUpdate>;

export const aNotification = (detail: Partial<NotificationDetail> = {}, envelope: Envelope = {}) =>
  onTheBus(
    RealTimeNotification,
    {
      ...(detail.userIds === undefined && { userId: 'ada' }),
      type: 'content_generated',
      message: 'Your blog post is ready.',
      ...detail,
    },
    envelope,
  );

export const aProgress = (detail: Partial<ProgressDetail> = {}, envelope: Envelope = {}) =>
  onTheBus(
    JobProgressUpdate,
    {
      userId: 'ada',
      jobId: 'job-1',
      jobType: 'content-generation',
      progress: 40,
      status: 'processing',
      message: 'Writing…',
      ...detail,
    },
    envelope,
  );

type MarksDetail = DetailOf<typeof NotificationsMarked>;

/** A user's marks, said a minute after what they are of. */
export const someMarks = (
  detail: Partial<MarksDetail> = {},
  { timestamp = '2026-03-14T09:27:53.000Z', ...envelope }: Envelope = {},
) => ({
  ...onTheBus(
    NotificationsMarked,
    { userId: 'ada', mark: 'read', log: 'a', ...(detail.ids === undefined && { upTo: 1 }), ...detail },
    { timestamp, ...envelope },
  ),
  source: 'bayon.coagent.realtime',
});

/** The scheduler's word that a digest is due. */
export const aDigestDue = (
  { userId, digestKey }: { readonly userId: string; readonly digestKey: string },
  envelope: Envelope = {},
) => ({
  ...onTheBus(
    NotificationDigestDue,
    { userId, digestKey, window: { from: digestKey, to: digestKey } },
    envelope,
  ),
  source: 'bayon.coagent.realtime',
});

/** The same as a rule knows it: checked by its contract. */
export const parsed = (event: ReturnType<typeof onTheBus>): DomainEvent =>
  parseEvent(consumes as readonly EventContract[], event);

/** A message of the inbox as Lambda receives it. */
export const aRecord = (
  event: unknown,
  { messageId = randomUUID(), attempt = 1 }: { readonly messageId?: string; readonly attempt?: number } = {},
): SQSRecord => ({
  messageId,
  receiptHandle: `handle-${messageId}`,
  body: typeof event === 'string' ? event : JSON.stringify(event),
  attributes: {
    ApproximateReceiveCount: String(attempt),
    SentTimestamp: String(Date.now()),
    SenderId: 'events',
    ApproximateFirstReceiveTimestamp: String(Date.now()),
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:inbox',
  awsRegion: 'us-east-1',
});
