import { StartReplayCommand } from '@aws-sdk/client-eventbridge';
import type { Context } from '../command.ts';
import { OperationFailed } from '../errors.ts';
import type { Archive } from './archive.ts';
import { followReplay, type ReplayProgress } from './follow-replay.ts';
import { progressLine, progressRecord } from './progress-line.ts';

/** A replay that is ready to start. */
export interface Replay {
  readonly name: string;
  readonly description: string;
  readonly from: Date;
  readonly to: Date;
  /** The rules that take it. */
  readonly ruleArns: readonly string[];
}

/** Starts a replay from an archive to rules of its own bus: EventBridge replays to no other. */
export async function startReplay({ aws }: Context, archive: Archive, replay: Replay): Promise<void> {
  await aws.events.send(
    new StartReplayCommand({
      ReplayName: replay.name,
      Description: replay.description,
      EventSourceArn: archive.arn,
      EventStartTime: replay.from,
      EventEndTime: replay.to,
      Destination: { Arn: archive.busArn, FilterArns: [...replay.ruleArns] },
    }),
  );
}

/**
 * Follows a replay and says how far it is: a line of NDJSON for each step, or a bar beside the answer.
 *
 * @throws OperationFailed where it failed, or somebody else cancelled it; the signal's reason where we did
 */
export async function watchReplay(context: Context, name: string): Promise<ReplayProgress> {
  const { aws, output, signal } = context;
  let line = '';
  const end = await followReplay(aws.events, name, signal, async (progress) => {
    if (output.format === 'json') return output.one(progressRecord(progress), () => []);
    const now = progressLine(progress, output);
    if (now !== line) output.note(now);
    line = now;
  });
  signal.throwIfAborted();
  if (end.state !== 'COMPLETED')
    throw new OperationFailed(
      `the replay ${name} ended ${end.state}: ${end.reason ?? 'EventBridge does not say why'}`,
    );
  return end;
}
