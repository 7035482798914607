import type { EventContract } from '@bayon/event-contracts';
import { createInbox, type InboxObserver, type Settler } from '@bayon/publisher';
import type { AnyRule } from '@bayon/publisher/rule';
import type { SQSEvent, SQSRecord } from 'aws-lambda';

/** Every example of every version of some events, each as EventBridge delivers it. */
export const examplesOf = (contracts: readonly EventContract[]) =>
  contracts.flatMap((contract) =>
    [contract, ...contract.previous].flatMap(({ version, examples }) =>
      examples.map((detail, place) => ({
        name: `${contract.detailType} v${version}, example ${place}`,
        event: {
          id: `eventbridge-${place}`,
          source: contract.sources[0],
          'detail-type': contract.detailType,
          detail: {
            ...(detail as object),
            timestamp: '2026-11-23T10:00:00Z',
            event: { id: `v${version}-${place}`, version, correlationId: 'chain-1' },
          },
        },
      })),
    ),
  );

/** A processor as it is deployed, but for the queue, and what it tells of each message. */
export function processorOf(rules: Readonly<Record<string, AnyRule>>, settler: Pick<Settler, 'settle'>) {
  const told: string[] = [];
  const observer: InboxObserver = {
    handled: (_event, { outcome }) => void told.push(outcome),
    rejected: ({ message }) => void told.push(`rejected: ${message}`),
    failed: ({ message }) => void told.push(`failed: ${message}`),
  };
  const queue = { deadLetter: () => Promise.resolve(), delay: () => Promise.resolve() };
  return { take: createInbox({ rules, settler, queue, observer, maxReceiveCount: 5 }), told };
}

/** Some messages as Lambda hands them to a processor, each for the first time. */
export const aBatch = (...bodies: readonly object[]): SQSEvent => ({
  Records: bodies.map((body, place): SQSRecord => ({
    messageId: `m-${place}`,
    receiptHandle: 'receipt',
    body: JSON.stringify(body),
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: String(Date.now()),
      SenderId: 'events',
      ApproximateFirstReceiveTimestamp: String(Date.now()),
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:inbox',
    awsRegion: 'us-east-1',
  })),
});
