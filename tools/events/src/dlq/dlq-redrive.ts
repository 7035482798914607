import { DeleteMessageCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { changing, defineCommand } from '../command.ts';
import { countOf } from '../counts.ts';
import { exitCodes } from '../exit-codes.ts';
import { isAgreed } from './agreement.ts';
import type { DeadLetter } from './dead-letter.ts';
import type { Queue } from './dead-letter-queue.ts';
import { destinationOf } from './destination.ts';
import { paceOf } from './pace.ts';
import { groupOf, redrivenAttributes } from './redriven-attributes.ts';
import { choosingToChange, requireChoice, selectionOf } from './selection.ts';
import { leftUndone, tell } from './told.ts';
import { type Outcome, walk } from './walk.ts';

export const dlqRedrive = defineCommand({
  name: 'dlq redrive',
  usage: '[<messageId|eventId> …] [--service …] [--reason …] [--detail-type …] [--all] [--rate <n>]',
  summary: 'Send dead letters back to the inbox they came from, and to that one only.',
  options: {
    ...choosingToChange,
    rate: { type: 'string', value: 'n', help: 'so many a second; as fast as it goes, if not given' },
    limit: { type: 'string', value: 'n', help: 'at most so many' },
    ...changing,
  },
  notes: [
    'Each is sent, then deleted. One that is sent twice, after a crash in between, is recognised by its settled record.',
    'Exit codes: 1 where a message cannot be redriven, or an id is not found.',
  ],
  async run(context, values, positionals) {
    const { aws, output, dryRun, signal } = context;
    const selection = selectionOf(values, positionals);
    requireChoice(selection, values.all, 'dlq redrive');
    const limit = values.limit === undefined ? Infinity : countOf('limit', values.limit);
    const pace = paceOf(values.rate, signal);
    if (!dryRun && !(await isAgreed('Redrive', context, selection, values.yes))) return exitCodes.failed;

    const counts = { taken: 0, redriven: 0, failed: 0 };
    // A message that is redriven and fails again is a new one: without an end it would go round for ever.
    const until = new Date().toISOString();
    const redriveOne = async (letter: DeadLetter): Promise<Outcome> => {
      if (counts.taken >= limit) return 'enough';
      counts.taken += 1;
      const destination = destinationOf(letter);
      if ('problem' in destination) {
        counts.failed += 1;
        await tell(output, letter, { done: 'cannot', problem: destination.problem });
        return 'stays';
      }
      const { queue } = destination;
      if (!dryRun) {
        await pace();
        await redrive(aws.sqs, letter, queue);
      }
      counts.redriven += 1;
      await tell(output, letter, { done: dryRun ? 'would redrive' : 'redriven', to: queue.name });
      return dryRun ? 'stays' : 'gone';
    };
    try {
      const walked = await walk(context, selection, redriveOne, until);
      for (const line of leftUndone(walked)) output.note(line);
      if (counts.taken === 0) output.note('nothing to redrive');
      return counts.failed > 0 || walked.notFound.length > 0 ? exitCodes.failed : exitCodes.fine;
    } finally {
      if (counts.taken > 0)
        output.note(
          `${dryRun ? 'would redrive' : 'redriven'} ${counts.redriven}, cannot redrive ${counts.failed}`,
        );
    }
  },
});

/**
 * First sent, then deleted: a crash in between leaves it in both queues, and the settled record makes one of the two a
 * duplicate. The other way round it would be lost.
 */
async function redrive(sqs: SQSClient, letter: DeadLetter, to: Queue): Promise<void> {
  await sqs.send(
    new SendMessageCommand({
      QueueUrl: to.url,
      MessageBody: letter.body,
      MessageAttributes: redrivenAttributes(letter),
      MessageGroupId: groupOf(letter),
    }),
  );
  await sqs.send(
    new DeleteMessageCommand({ QueueUrl: letter.queue.url, ReceiptHandle: letter.receiptHandle }),
  );
}
