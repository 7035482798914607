import { ContentPublished, defineEvent, PricesObserved, RealTimeNotification } from '@bayon/event-contracts';
import type { SQSRecord } from 'aws-lambda';
import { describe, expect, it, vi } from 'vitest';
import { aDelivery } from '../../test/fixtures.ts';
import { aBatch, aRecord, recordingQueue } from '../../test/queue.ts';
import { type Message, messagesOf } from './read-message.ts';
import { type InboxOptions, retryDelay, takeBatch } from './take-batch.ts';

const violations = (messageId = 'bad') =>
  aRecord(aDelivery('bad', { detail: { contentId: 7 } }), { messageId });

function anInbox(overrides: Partial<InboxOptions> = {}) {
  const queue = recordingQueue();
  const observer = { handled: vi.fn(), rejected: vi.fn(), failed: vi.fn(), stuck: vi.fn() };
  const read = messagesOf([ContentPublished, RealTimeNotification]);
  return { queue, observer, options: { read, queue, observer, maxReceiveCount: 5, ...overrides } };
}

/** Fails for the events named so. */
const failingFor =
  (...ids: string[]) =>
  (messages: readonly Message[]) =>
    Promise.allSettled(
      messages.map(({ event: { id } }) => {
        if (ids.includes(id)) return Promise.reject(new TypeError('it broke'));
        return Promise.resolve('settled' as const);
      }),
    );

const kept = ({ batchItemFailures }: { batchItemFailures: { itemIdentifier: string }[] }) =>
  batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);

describe('an event that holds its contract', () => {
  it('is handled, with the id and the attempt of its message, and acknowledged', async () => {
    const { options, observer } = anInbox();
    const handle = vi.fn(failingFor());
    const record = aRecord(aDelivery('one'), { messageId: 'm-7', attempt: 3 });
    expect(kept(await takeBatch(aBatch(record), handle, options))).toEqual([]);
    expect(handle).toHaveBeenCalledWith([
      { event: expect.objectContaining({ id: 'one' }) as unknown, messageId: 'm-7', attempt: 3 },
    ]);
    const [event, how] = observer.handled.mock.calls[0] as [{ id: string }, { outcome: string; lag: number }];
    expect([event.id, how.outcome]).toEqual(['one', 'settled']);
    expect(how.lag).toBeLessThanOrEqual(Date.now() - Date.parse('2026-03-14T09:26:53.000Z'));
  });
});

describe('an event that has not happened yet', () => {
  // The queue of these tests took its messages at 09:26:53.
  const told = (timestamp: string) => aRecord(aDelivery('x', { detail: { timestamp } }));
  const read = messagesOf([ContentPublished]);

  it.each(['2026-03-14T09:31:53.001Z', '2099-01-01T00:00:00Z'])(
    'is dead at once: of %s',
    async (timestamp) => {
      const { options, queue } = anInbox();
      const handle = vi.fn(failingFor());
      await takeBatch(aBatch(told(timestamp)), handle, options);
      expect(handle).toHaveBeenCalledWith([]);
      expect(queue.dead).toMatchObject([
        {
          problem: {
            code: 'ContractViolation',
            message: expect.stringContaining('detail.timestamp is in the future') as string,
          },
        },
      ]);
    },
  );

  it('is taken from a clock that is ahead by five minutes, or years behind', () => {
    for (const timestamp of ['2026-03-14T09:31:53.000Z', '1999-12-31T00:00:00Z'])
      expect(read(told(timestamp))).toHaveProperty('message');
  });

  it('counts by the queue’s clock, whatever EventBridge’s `time` says, which a producer may set', () => {
    const event = {
      ...aDelivery('x', { detail: { timestamp: '2099-01-01T00:00:00Z' } }),
      time: '2099-01-01T00:00:00Z',
    };
    expect(read(aRecord(event))).toHaveProperty('violation');
  });

  it('may not tell of what comes after it either', () => {
    const prices = (observedAt: string) =>
      aRecord({
        ...aDelivery('x'),
        source: 'bayon.coagent.market',
        'detail-type': 'Prices Observed',
        detail: {
          marketArea: 'Ballard',
          observations: [{ propertyId: 'p', price: { amountCents: 1, currency: 'USD' }, observedAt }],
          timestamp: '2026-03-14T09:26:53Z',
        },
      });
    const readPrices = messagesOf([PricesObserved]);
    expect(readPrices(prices('2026-03-14T09:31:53Z'))).toHaveProperty('message');
    expect(readPrices(prices('2026-03-15T00:00:00Z'))).toMatchObject({
      violation: { complaints: [{ path: 'detail.observations.0.observedAt', message: 'is in the future' }] },
    });
  });
});

describe('a message that holds no contract', () => {
  it.each([
    ['is no JSON', 'hello {', 'the message is not JSON'],
    ['is JSON but nothing', 'null', 'not an EventBridge event'],
    ['is some other JSON', '{"id":"x"}', 'not an EventBridge event'],
    ['lacks a field', aDelivery('x', { detail: { contentId: undefined } }), 'detail.contentId'],
    [
      'names a version nobody knows',
      aDelivery('x', { detail: { event: { id: 'x', version: 9, correlationId: 'x' } } }),
      'no version 9',
    ],
    ['is of an event nobody knows', aDelivery('x', { 'detail-type': 'Cat Fed' }), 'no contract for Cat Fed'],
    [
      'comes from who may not publish it',
      aDelivery('x', { source: 'bayon.coagent.brand' }),
      'does not publish',
    ],
    [
      'carries no detail',
      { id: 'x', source: 'bayon.coagent.studio', 'detail-type': 'Content Published' },
      'detail',
    ],
  ])('because it %s is dead at once, with the reason, and fails nobody', async (_, body, reason) => {
    const { options, queue, observer } = anInbox();
    const record = aRecord(body, { messageId: 'bad', attempt: 1 });
    expect(kept(await takeBatch(aBatch(record), failingFor(), options))).toEqual([]);
    expect(queue.dead).toEqual([
      {
        body: record.body,
        problem: {
          code: 'ContractViolation',
          message: expect.stringContaining(reason) as string,
          attempts: 1,
        },
      },
    ]);
    expect(observer.rejected).toHaveBeenCalledExactlyOnceWith(expect.any(Error), 'bad');
  });

  it('because its contract has a bug is dead too, and its neighbours are not', async () => {
    const Buggy = defineEvent({
      ...ContentPublished,
      version: 2,
      examples: [ContentPublished.examples[0]!],
      producers: ['studio'],
      consumers: ['studio'],
      previous: [
        {
          version: 1,
          detail: ContentPublished.detail,
          examples: [],
          upcast: () => {
            throw new TypeError('undefined is no function');
          },
        },
      ],
    });
    const { options, queue } = anInbox({ read: messagesOf([Buggy, RealTimeNotification]) });
    const good = aDelivery('good', {
      'detail-type': 'Real-time Notification',
      detail: RealTimeNotification.examples[0]!,
    });
    const batch = aBatch(aRecord(aDelivery('old')), aRecord(good, { messageId: 'm-2' }));
    const handle = vi.fn(failingFor());
    expect(kept(await takeBatch(batch, handle, options))).toEqual([]);
    expect(queue.dead[0]?.problem.message).toContain('undefined is no function');
    expect(handle.mock.calls[0]?.[0]).toMatchObject([{ event: { id: 'good' } }]);
  });
});

describe('an event whose handler fails', () => {
  it('comes back after a delay that grows with each attempt', async () => {
    const { options, queue, observer } = anInbox();
    for (const attempt of [1, 2, 3, 4]) {
      const batch = aBatch(aRecord(aDelivery('one'), { attempt }));
      expect(kept(await takeBatch(batch, failingFor('one'), options))).toEqual(['m-1']);
    }
    expect(queue.delayed.map(({ receiptHandle }) => receiptHandle)).toEqual(Array(4).fill('receipt-of-m-1'));
    queue.delayed.forEach(({ seconds }, place) => {
      expect(seconds).toBeGreaterThanOrEqual(2 ** place);
      expect(seconds).toBeLessThanOrEqual(2 ** (place + 1));
    });
    expect(queue.dead).toEqual([]);
    expect(observer.failed).toHaveBeenLastCalledWith(expect.any(TypeError), {
      messageId: 'm-1',
      attempt: 4,
      event: expect.objectContaining({ id: 'one' }) as unknown,
      final: false,
    });
  });

  it('is dead after the last attempt, with the error, and acknowledged', async () => {
    const { options, queue, observer } = anInbox();
    const batch = aBatch(aRecord(aDelivery('one'), { attempt: 5 }));
    expect(kept(await takeBatch(batch, failingFor('one'), options))).toEqual([]);
    expect(queue.delayed).toEqual([]);
    expect(queue.dead).toMatchObject([
      { body: batch.Records[0]!.body, problem: { code: 'TypeError', message: 'it broke', attempts: 5 } },
    ]);
    expect(observer.failed.mock.calls[0]?.[1]).toMatchObject({ final: true });
  });

  it('with something that is no error, or gives no result, fails as well', async () => {
    const { options, observer } = anInbox();
    const batch = aBatch(aRecord(aDelivery('one')));
    const reason: unknown = 'just a word';
    await takeBatch(batch, () => Promise.resolve([{ status: 'rejected', reason }]), options);
    expect(kept(await takeBatch(batch, () => Promise.resolve([]), options))).toEqual(['m-1']);
    expect(observer.failed.mock.calls.map(([error]) => String(error))).toEqual([
      'Error: just a word',
      'Error: the handler gave no result',
    ]);
  });
});

describe('a message that an operator sent back to its inbox', () => {
  const redriven = (record: SQSRecord): SQSRecord => ({
    ...record,
    messageAttributes: { REDRIVE_COUNT: { dataType: 'String', stringValue: '2' } },
  });

  it.each([
    ['breaks its contract', violations()],
    ['fails for the last time', aRecord(aDelivery('one'), { attempt: 5 })],
  ])('keeps its count when it %s again', async (_, record) => {
    const { options, queue } = anInbox();
    await takeBatch(aBatch(redriven(record), record), failingFor('one'), options);
    expect(queue.dead.map(({ problem }) => problem.redrives)).toEqual([2, undefined]);
  });
});

describe('while the queues cannot be reached', () => {
  const unreachable = () => Promise.reject(new Error('no queue'));
  const queue = { deadLetter: unreachable, delay: unreachable };

  it.each([
    ['breaks its contract', violations('m-1')],
    ['failed for the last time', aRecord(aDelivery('one'), { attempt: 5 })],
    ['failed', aRecord(aDelivery('one'))],
  ])('a message that %s stays in the inbox, and it is told', async (_, record) => {
    const { options, observer } = anInbox({ queue });
    const good = aRecord(aDelivery('good'), { messageId: 'good' });
    expect(kept(await takeBatch(aBatch(record, good), failingFor('one'), options))).toEqual(['m-1']);
    expect(observer.stuck).toHaveBeenCalledExactlyOnceWith(new Error('no queue'), 'm-1');
    expect(observer.handled).toHaveBeenCalledOnce();
  });
});

it('takes each message on its own: only what failed stays', async () => {
  const { options, queue, observer } = anInbox();
  const batch = aBatch(
    aRecord(aDelivery('a'), { messageId: 'm-a' }),
    violations(),
    aRecord(aDelivery('b'), { messageId: 'm-b' }),
    aRecord(aDelivery('c'), { messageId: 'm-c', attempt: 5 }),
    aRecord(aDelivery('d'), { messageId: 'm-d' }),
  );
  expect(kept(await takeBatch(batch, failingFor('b', 'c'), options))).toEqual(['m-b']);
  expect(queue.dead).toHaveLength(2);
  expect(observer.handled.mock.calls.map(([event]) => (event as { id: string }).id)).toEqual(['a', 'd']);
});

it('lets a message come back within a quarter of an hour, half of it by chance', () => {
  expect([1, 2, 3, 9, 10, 20].map((attempt) => retryDelay(attempt, () => 0))).toEqual([
    2, 4, 8, 512, 900, 900,
  ]);
  expect(retryDelay(10, () => 1)).toBe(450);
  expect(retryDelay(1, () => 0.999)).toBeGreaterThanOrEqual(1);
});
