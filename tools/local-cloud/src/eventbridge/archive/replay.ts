import type { Place } from './archived-events.ts';

/** A replay in the shape of AWS's API. Times are epoch seconds. */
export interface ReplayDefinition {
  readonly ReplayName: string;
  readonly Description?: string;
  /** The archive's ARN. */
  readonly EventSourceArn: string;
  /** The first moment that is replayed. */
  readonly EventStartTime: number;
  /** The first moment that is not. */
  readonly EventEndTime: number;
  readonly Destination: {
    /** The ARN of the bus. */
    readonly Arn: string;
    /** The ARNs of the rules that get the events; without it all of the bus. */
    readonly FilterArns?: readonly string[];
  };
}

export type ReplayState = 'STARTING' | 'RUNNING' | 'COMPLETED' | 'CANCELLING' | 'CANCELLED' | 'FAILED';

export const replayStates: readonly string[] = [
  'STARTING',
  'RUNNING',
  'COMPLETED',
  'CANCELLING',
  'CANCELLED',
  'FAILED',
] satisfies readonly ReplayState[];

/** A replay and how far it is. */
export interface Replay {
  readonly definition: ReplayDefinition;
  /** The number of its archive. */
  readonly archive: number;
  readonly state: ReplayState;
  readonly reason?: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly endedAt?: number;
  /** The time of the last event replayed, in epoch seconds. */
  readonly lastTime?: number;
  /** The last event replayed. */
  readonly place: Place;
  /** The newest event in the archive when the replay began: what comes later is not part of it. */
  readonly untilId: number;
}

/** The event as it is replayed. Its detail keeps the producer's own spelling, and the event its id and time. */
export const withReplayName = (envelope: string, replay: string) =>
  `${envelope.slice(0, -1)},"replay-name":${JSON.stringify(replay)}}`;
