/** Sends to the queue `dead` without end, telling its parent each acknowledged message, until it is killed. */
import { aQueue, account, silentLog } from './fixtures.ts';
import { createQueues } from './index.ts';

const queue = aQueue('dead');
const queues = await createQueues({
  resources: [queue],
  dataDir: process.argv[2] ?? '',
  account,
  log: silentLog,
});
for (let n = 0; ; n += 1) {
  const { messageId } = await queues.send({ queueArn: queue.attributes['Arn'] ?? '', body: String(n) });
  process.send?.(messageId);
}
