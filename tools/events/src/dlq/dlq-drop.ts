import { type FileHandle, open } from 'node:fs/promises';
import { DeleteMessageCommand } from '@aws-sdk/client-sqs';
import { changing, defineCommand } from '../command.ts';
import { countOf } from '../counts.ts';
import { OperationFailed } from '../errors.ts';
import { exitCodes } from '../exit-codes.ts';
import { isAgreed } from './agreement.ts';
import type { DeadLetter } from './dead-letter.ts';
import { choosingToChange, requireChoice, selectionOf } from './selection.ts';
import { leftUndone, tell } from './told.ts';
import { walk } from './walk.ts';

export const dlqDrop = defineCommand({
  name: 'dlq drop',
  usage:
    '[<messageId|eventId> …] [--service …] [--reason …] [--detail-type …] [--all] [--into <file.ndjson>]',
  summary: 'Delete dead letters for good.',
  options: {
    ...choosingToChange,
    into: { type: 'string', value: 'file', help: 'append each message, body and all, before it is deleted' },
    limit: { type: 'string', value: 'n', help: 'at most so many' },
    ...changing,
  },
  notes: ['Exit codes: 1 where an id is not found, the file cannot be written, or a person said no.'],
  async run(context, values, positionals) {
    const { aws, output, dryRun } = context;
    const selection = selectionOf(values, positionals);
    requireChoice(selection, values.all, 'dlq drop');
    const limit = values.limit === undefined ? Infinity : countOf('limit', values.limit);
    if (!dryRun && !(await isAgreed('Drop', context, selection, values.yes))) return exitCodes.failed;

    const file = values.into === undefined || dryRun ? undefined : await openToAppend(values.into);
    const counts = { taken: 0, dropped: 0 };
    try {
      const walked = await walk(context, selection, async (letter) => {
        if (counts.taken >= limit) return 'enough';
        counts.taken += 1;
        if (!dryRun) {
          await file?.appendFile(`${JSON.stringify(keptOf(letter))}\n`);
          // On the disk before it is gone from the queue.
          await file?.datasync();
          await aws.sqs.send(
            new DeleteMessageCommand({ QueueUrl: letter.queue.url, ReceiptHandle: letter.receiptHandle }),
          );
        }
        counts.dropped += 1;
        await tell(output, letter, { done: dryRun ? 'would drop' : 'dropped' });
        return dryRun ? 'stays' : 'gone';
      });
      for (const line of leftUndone(walked)) output.note(line);
      if (counts.taken === 0) output.note('nothing to drop');
      return walked.notFound.length > 0 ? exitCodes.failed : exitCodes.fine;
    } finally {
      await file?.close();
      if (counts.taken > 0) output.note(`${dryRun ? 'would drop' : 'dropped'} ${counts.dropped}`);
    }
  },
});

/** @throws OperationFailed */
async function openToAppend(path: string): Promise<FileHandle> {
  try {
    // Bodies hold personal data: for the operator's eyes only.
    return await open(path, 'a', 0o600);
  } catch (cause) {
    throw new OperationFailed(`--into ${path}: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

const keptOf = ({ queue, messageId, reason, problem, redrives, sentAt, attributes, body }: DeadLetter) => ({
  queue: queue.name,
  messageId,
  reason,
  problem,
  redrives,
  sentAt,
  attributes: Object.fromEntries(
    Object.entries(attributes).map(([name, { StringValue }]) => [name, StringValue]),
  ),
  body,
});
