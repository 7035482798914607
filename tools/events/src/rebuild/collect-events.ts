import type { Context } from '../command.ts';
import { OperationFailed } from '../errors.ts';
import type { Archive } from '../replay/archive.ts';
import type { ServiceRule } from '../replay/choose-rules.ts';
import { followReplay } from '../replay/follow-replay.ts';
import { narrowedPattern } from '../replay/narrowed-pattern.ts';
import { progressLine } from '../replay/progress-line.ts';
import { busOf } from '../replay/stage-names.ts';
import { startReplay } from '../replay/start-replay.ts';
import { temporaryName, withTemporaryRules } from '../replay/temporary-rules.ts';
import { drainQueue } from './drain-queue.ts';
import type { Scratch } from './scratch.ts';
import { arnsBeside, createQueue, deleteQueue } from './temporary-queue.ts';

export interface Collection {
  readonly service: string;
  readonly archive: Archive;
  /** The rules of the service's inbox: what they would bring is what is collected. */
  readonly rules: readonly ServiceRule[];
  /** The replay's name, and by its digest that of queue and rules. */
  readonly name: string;
  readonly from: Date;
  readonly to: Date;
}

/**
 * Collects what a service's inbox would get of a time: a replay by rules like its own to a queue of one's own. Queue and
 * rules are removed at the end, whatever happens.
 */
export async function collectEvents(context: Context, what: Collection, scratch: Scratch): Promise<void> {
  const { aws, stage, output } = context;
  const { service, archive, name } = what;
  const arns = arnsBeside(archive.busArn);
  const named = (place: number) => temporaryName(service, stage, { purpose: 'rebuild', replay: name, place });
  const queueName = named(0);
  const ruleNames = what.rules.map((_, place) => named(place + 1));
  const queue = await createQueue(aws.sqs, queueName, {
    arn: arns.queue(queueName),
    ruleArns: ruleNames.map(arns.rule),
  });
  const rules = what.rules.map((rule, place) => ({
    name: ruleNames[place] ?? '',
    description: `For the rebuild ${name}, like ${rule.name}`,
    pattern: narrowedPattern(rule.pattern ?? {}, { replay: name }),
    targets: [{ Id: 'rebuild', Arn: queue.arn }],
  }));
  try {
    await withTemporaryRules(
      aws.events,
      busOf(stage),
      rules,
      (line) => output.note(line),
      (ruleArns) => replayInto(context, queue.url, { ...what, ruleArns }, scratch),
    );
  } finally {
    await deleteQueue(aws.sqs, queue);
  }
}

/** Takes what comes while the replay still runs: the queue stays short. */
async function replayInto(
  context: Context,
  queueUrl: string,
  what: Collection & { readonly ruleArns: readonly string[] },
  scratch: Scratch,
): Promise<void> {
  const { aws, output, signal } = context;
  signal.throwIfAborted();
  await startReplay(context, what.archive, { ...what, description: `Rebuild of ${what.service}` });
  let complete = false;
  // A drain that fails has the replay cancelled, and the other way round.
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  const follow = async () => {
    const end = await followReplay(aws.events, what.name, either, (progress) =>
      output.note(progressLine(progress, output)),
    );
    either.throwIfAborted();
    if (end.state !== 'COMPLETED')
      throw new OperationFailed(
        `the replay ${what.name} ended ${end.state}: ${end.reason ?? 'without a reason'}`,
      );
    complete = true;
  };
  const drain = () => drainQueue(aws.sqs, queueUrl, scratch.addEvent, () => complete, either);
  const stopOther = (error: unknown): never => {
    failed.abort(error);
    throw error;
  };
  const ends = await Promise.allSettled([follow().catch(stopOther), drain().catch(stopOther)]);
  signal.throwIfAborted();
  if (failed.signal.aborted) throw failed.signal.reason as Error;
  for (const end of ends) if (end.status === 'rejected') throw end.reason as Error;
}
