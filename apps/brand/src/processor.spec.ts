import type { EventContract } from '@bayon/event-contracts';
import { createInbox, type InboxObserver } from '@bayon/publisher';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { worldForEach } from '../test/world.ts';
import { rules } from './rules/index.ts';
import { consumes } from './subscriptions.ts';

const world = worldForEach();

/** Every example of every version of every event that brand's inbox takes. */
const examples = (consumes as readonly EventContract[]).flatMap((contract) =>
  [contract, ...contract.previous].flatMap(({ version, examples: details }) =>
    details.map((detail, place) => ({
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

/** The processor as it is deployed, but for the queue: what it tells of each message. */
function aProcessor() {
  const told: string[] = [];
  const observer: InboxObserver = {
    handled: (_event, { outcome }) => void told.push(outcome),
    rejected: ({ message }) => void told.push(`rejected: ${message}`),
    failed: ({ message }) => void told.push(`failed: ${message}`),
  };
  const queue = { deadLetter: () => Promise.resolve(), delay: () => Promise.resolve() };
  const take = createInbox({ rules, settler: world().settler, queue, observer, maxReceiveCount: 5 });
  return { take, told };
}

const aBatch = (...bodies: object[]): SQSEvent => ({
  Records: bodies.map((body, place): SQSRecord => ({
    messageId: `m-${place}`,
    receiptHandle: 'receipt',
    body: JSON.stringify(body),
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '0',
      SenderId: 'events',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:inbox',
    awsRegion: 'us-east-1',
  })),
});

describe('the processor takes', () => {
  it.each(examples)('$name', async ({ event }) => {
    const { take, told } = aProcessor();
    expect(await take(aBatch(event))).toEqual({ batchItemFailures: [] });
    expect(told).toEqual(['settled']);
  });

  it('all of them in one batch, each once, and what they cause', async () => {
    const { take, told } = aProcessor();
    const events = examples.map(({ event }) => event);
    expect(await take(aBatch(...events, ...events))).toEqual({ batchItemFailures: [] });
    expect(told.filter((one) => one === 'settled')).toHaveLength(events.length);
    expect(told.filter((one) => one === 'duplicate')).toHaveLength(events.length);
    await world().drain();
  });

  it('the plain shape of an outside producer, without our metadata', async () => {
    const { take, told } = aProcessor();
    const example = examples.find(({ name }) => name.startsWith('Profile Updated v1'))!;
    const event = { ...example.event, detail: { ...example.event.detail, event: undefined } };
    await take(aBatch(event, event));
    // A batch's messages are settled side by side: either may be the first.
    expect(told.toSorted()).toEqual(['duplicate', 'settled']);
  });

  it('no event of a service that does not publish it', async () => {
    const { take, told } = aProcessor();
    const { event } = examples.find(({ name }) => name.startsWith('Ranking Changed'))!;
    await take(aBatch({ ...event, source: 'bayon.coagent.research' }));
    expect(told).toEqual([expect.stringMatching(/^rejected: .*unknown source/)]);
  });
});

it('has a rule for each subscription, of the same sources', () => {
  for (const contract of consumes) expect(rules[contract.detailType].contract).toBe(contract);
  expect(Object.keys(rules).sort()).toEqual(consumes.map(({ detailType }) => detailType).sort());
});
