import { setTimeout as delay } from 'node:timers/promises';
import {
  CancelReplayCommand,
  DescribeReplayCommand,
  type EventBridgeClient,
  IllegalStatusException,
  type Replay,
} from '@aws-sdk/client-eventbridge';

/** How far a replay is. */
export interface ReplayProgress {
  readonly name: string;
  /** STARTING, RUNNING, COMPLETED, CANCELLING, CANCELLED or FAILED */
  readonly state: string;
  readonly reason?: string;
  readonly from: Date;
  readonly to: Date;
  /** The time of the event that was replayed last. */
  readonly lastReplayed?: Date;
  /** How much of the time between `from` and `to` is done, 0 to 1. Of the events themselves EventBridge does not tell. */
  readonly done: number;
}

const ended = new Set(['COMPLETED', 'CANCELLED', 'FAILED']);

/** Milliseconds between two looks. */
const pace = 500;

/**
 * Follows a replay to its end, telling of each step. Once the signal is aborted it cancels the replay and waits until
 * EventBridge has: what goes on behind one's back is worse than a wait.
 */
export async function followReplay(
  events: EventBridgeClient,
  name: string,
  signal: AbortSignal,
  tell: (progress: ReplayProgress) => Promise<void> | void,
): Promise<ReplayProgress> {
  let cancelling = false;
  for (let told = ''; ;) {
    if (signal.aborted && !cancelling) {
      cancelling = true;
      await cancelReplay(events, name);
    }
    const progress = await describeReplay(events, name);
    const now = JSON.stringify(progress);
    if (now !== told) await tell(progress);
    told = now;
    if (ended.has(progress.state)) return progress;
    await (cancelling ? delay(pace) : delay(pace, undefined, { signal }).catch(ignoreAbort));
  }
}

/** The signal is looked at where the loop begins. */
const ignoreAbort = (error: unknown): void => {
  if (!(error instanceof Error) || error.name !== 'AbortError') throw error;
};

/** @returns whether there was still something to cancel */
export async function cancelReplay(events: EventBridgeClient, name: string): Promise<boolean> {
  try {
    await events.send(new CancelReplayCommand({ ReplayName: name }));
    return true;
  } catch (error) {
    // It ended meanwhile.
    if (error instanceof IllegalStatusException) return false;
    throw error;
  }
}

export const describeReplay = async (events: EventBridgeClient, name: string): Promise<ReplayProgress> =>
  progressOf({ ReplayName: name, ...(await events.send(new DescribeReplayCommand({ ReplayName: name }))) });

/** A replay as EventBridge tells of it, alone or in a list. */
export function progressOf(replay: Replay): ReplayProgress {
  const { ReplayName: name = '', State: state = 'STARTING', StateReason, EventLastReplayedTime } = replay;
  const from = replay.EventStartTime ?? new Date(0);
  const to = replay.EventEndTime ?? from;
  return {
    name,
    state,
    ...(StateReason !== undefined && { reason: StateReason }),
    from,
    to,
    ...(EventLastReplayedTime && { lastReplayed: EventLastReplayedTime }),
    done: state === 'COMPLETED' ? 1 : doneOf(from, to, EventLastReplayedTime),
  };
}

/** Before the first event is replayed nothing is done. */
const doneOf = (from: Date, to: Date, lastReplayed: Date | undefined): number => {
  if (!lastReplayed || to <= from) return 0;
  const part = (lastReplayed.getTime() - from.getTime()) / (to.getTime() - from.getTime());
  return Math.min(1, Math.max(0, part));
};
