import { ListReplaysCommand, type ListReplaysCommandOutput } from '@aws-sdk/client-eventbridge';
import { changing, defineCommand } from '../command.ts';
import { OperationFailed, UsageError } from '../errors.ts';
import { exitCodes } from '../exit-codes.ts';
import { readArchive } from './archive.ts';
import { cancelReplay, describeReplay, followReplay, progressOf } from './follow-replay.ts';
import { progressLine, progressRecord } from './progress-line.ts';
import { archiveOf } from './stage-names.ts';

const oneName = (positionals: readonly string[]): string => {
  const [name, more] = positionals;
  if (name === undefined || more !== undefined)
    throw new UsageError('name one replay; replay list names them');
  return name;
};

/** `replay status <name>` */
export const replayStatus = defineCommand({
  name: 'replay status',
  usage: '<name>',
  summary: 'Say how far a replay is.',
  notes: ['Exit code 1 where it failed.'],
  options: {},
  async run({ aws, output }, _, positionals) {
    const progress = await describeReplay(aws.events, oneName(positionals));
    await output.answer(progressRecord(progress), () => [progressLine(progress, output)]);
    return progress.state === 'FAILED' ? exitCodes.failed : exitCodes.fine;
  },
});

/** `replay cancel <name>` */
export const replayCancel = defineCommand({
  name: 'replay cancel',
  usage: '<name>',
  summary: 'Cancel a replay, and wait until EventBridge has.',
  notes: ['What was replayed until then stays replayed.'],
  options: changing,
  async run(context, _, positionals) {
    const { aws, output, signal } = context;
    const name = oneName(positionals);
    const before = await describeReplay(aws.events, name);
    if (context.dryRun) {
      await output.answer({ dryRun: true, ...progressRecord(before) }, () => [`would cancel ${name}`]);
      return exitCodes.fine;
    }
    if (!(await context.confirm(`Cancel the replay ${name}?`))) return exitCodes.failed;
    if (!(await cancelReplay(aws.events, name)))
      throw new OperationFailed(`${name} is ${before.state}: there is nothing to cancel`);
    const end = await followReplay(aws.events, name, signal, () => undefined);
    signal.throwIfAborted();
    await output.answer(progressRecord(end), () => [progressLine(end, output)]);
    return exitCodes.fine;
  },
});

const defaultLimit = 20;

/** `replay list` */
export const replayList = defineCommand({
  name: 'replay list',
  usage: '[--limit <n>] [--after <token>]',
  summary: 'List the replays of this stage that EventBridge still knows (90 days).',
  options: {
    limit: { type: 'string', value: 'n', default: String(defaultLimit), help: 'at most so many, 1 to 100' },
    after: { type: 'string', value: 'token', help: 'go on where a list ended' },
  },
  async run({ aws, output, stage }, { limit, after }) {
    const Limit = Number(limit);
    if (!Number.isInteger(Limit) || Limit < 1 || Limit > 100)
      throw new UsageError(`--limit ${limit}: 1 to 100`);
    const archive = await readArchive(aws.events, archiveOf(stage));
    if (!archive)
      throw new OperationFailed(`there is no archive ${archiveOf(stage)}: is the platform deployed?`);
    const page: ListReplaysCommandOutput = await aws.events.send(
      new ListReplaysCommand({ EventSourceArn: archive.arn, Limit, NextToken: after }),
    );
    const replays = (page.Replays ?? []).map(progressOf);
    const next = page.NextToken;
    await output.answer({ replays: replays.map(progressRecord), ...(next !== undefined && { next }) }, () => [
      ...(replays.length === 0 ? ['no replays'] : []),
      ...replays.map((one) => `${progressLine(one, output)}  ${one.name}`),
      ...(next === undefined ? [] : [`more: --after ${next}`]),
    ]);
    return exitCodes.fine;
  },
});
