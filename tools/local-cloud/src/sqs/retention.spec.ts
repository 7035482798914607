import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openQueueStore } from './queue-store.ts';
import { expireMessages } from './retention.ts';

test('a message older than the retention period goes, for good; one in flight stays', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'retention-'));
  const open = () =>
    openQueueStore(
      directory,
      (name) => `http://localhost/${name}`,
      () => undefined,
    );
  const first = await open();
  const queue = first.stores.sqsStore.createQueue(
    'q',
    'http://localhost/q',
    'arn:aws:sqs:us-east-1:000000000000:q',
    { MessageRetentionPeriod: '60' },
  );
  const now = Date.now();
  const aMessage = (messageId: string, sentTimestamp: number) => ({
    messageId,
    body: 'm',
    md5OfBody: '',
    messageAttributes: {},
    md5OfMessageAttributes: '',
    sentTimestamp,
    approximateReceiveCount: 0,
  });
  queue.enqueue(aMessage('in flight', now - 61_000));
  queue.dequeue(1);
  queue.enqueue(aMessage('old', now - 61_000));
  queue.enqueue(aMessage('young', now - 59_000));

  expect(expireMessages(queue, now)).toBe(1);
  first.close();
  const second = await open();
  const { ready, inflight } = second.stores.sqsStore.getQueueByName('q')!.inspectMessages();
  expect(ready.map(({ messageId }) => messageId)).toEqual(['young']);
  expect(inflight.map(({ message }) => message.messageId)).toEqual(['in flight']);
  second.close();
  rmSync(directory, { recursive: true });
});
