import { expect, it, vi } from 'vitest';
import { aLog, anEntry, anEventBridge, aQueueArn, aRule, someQueues } from './a-cloud.ts';

const stream = 'arn:aws:firehose:us-east-1:000000000000:deliverystream/export';

it('names a target that is in AWS only, and gives it nothing, not even to its dead letters', async () => {
  const toStream = { Id: 'export', Arn: stream, RoleArn: 'r', DeadLetterConfig: { Arn: aQueueArn('dead') } };
  const { queues, sent } = someQueues();
  const { log, lines } = aLog();
  const bridge = anEventBridge({
    resources: [
      aRule('alone', [toStream]),
      aRule('beside', [toStream, { Id: 'inbox', Arn: aQueueArn('inbox') }]),
    ],
    queues,
    log,
  });
  bridge.start();
  expect(lines).toEqual(
    ['alone', 'beside'].map((rule) => ({
      level: 'info',
      message: `not executed locally: studio/${rule} to ${stream}`,
    })),
  );
  await bridge.put(anEntry());
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  await bridge.stop();
  expect(sent.map(({ queueArn }) => queueArn)).toEqual([aQueueArn('inbox')]);
});
