import type { JobStatus, NotificationType, Severity } from '@bayon/event-contracts';
import { itemKey } from '@bayon/publisher/rule';
import type { Version } from './rules/version.ts';

/**
 * The table: every item type and the only place that spells its key. All that a delivery to a user needs lies in the
 * user's partition.
 */

/** `v1` takes several messages in one frame; `simple` is the client of the mission, one message a frame. */
export type Protocol = 'v1' | 'simple';

export const plans = ['free', 'pro', 'enterprise'] as const;
export type Plan = (typeof plans)[number];

/** A connection's place in the user's quota. Absent or expired: free to be taken. */
export interface Slot {
  readonly slot: number;
  readonly connectionId: string;
  readonly protocol: Protocol;
  /** ISO 8601 UTC */
  readonly connectedAt: string;
  /** Epoch seconds. A read never trusts TTL to have deleted it. */
  readonly expiresAt: number;
}

export interface UserPlan {
  readonly plan: Plan;
  /** The change that said so. */
  readonly from?: Version;
}

/** From a connection to its slot: `$disconnect` knows only the connection. */
export interface Pointer {
  readonly userId: string;
  readonly slot: number;
}

/** The summary of a user's log. It is loaded, and thereby guarded, by whoever appends. */
export interface LogState {
  /** The newest notification's number; the first is 1. */
  readonly lastSeq: number;
  /** What the user does not want to be told of, unless it is critical, and the change that said so. */
  readonly muted?: readonly NotificationType[];
  readonly mutedFrom?: Version;
}

/** One entry of a user's log. */
export interface LoggedNotification {
  readonly seq: number;
  /** The event's id and source: together they name it. */
  readonly id: string;
  readonly source: string;
  readonly event: NotificationType;
  readonly message: string;
  /** JSON: whatever numbers and depths a producer sends, DynamoDB's own types need not hold them. */
  readonly data: string;
  /** The data was too large for a frame and is reduced to its ids. */
  readonly truncated: boolean;
  readonly severity: Severity;
  readonly timestamp: string;
  /** ISO 8601 UTC: when its transaction was decided, the `settledAt` of the event's record. */
  readonly loggedAt: string;
}

/** The latest progress of a job. */
export interface Job {
  readonly jobId: string;
  readonly jobType: string;
  /** Per cent, 0 to 100. */
  readonly progress: number;
  readonly status: JobStatus;
  readonly message: string;
  /** Seconds. */
  readonly estimatedTimeRemaining?: number;
  /** When the producer said so: the event's timestamp. */
  readonly updatedAt: string;
  /** The event that said so. */
  readonly eventId: string;
}

/** Whom a message of the inbox has reached, when it had to go back to the queue for the others. */
export interface Reached {
  readonly users: readonly {
    readonly userId: string;
    /** The connections that have it. Absent: the user is done with. */
    readonly connectionIds?: readonly string[];
  }[];
}

export const userPartition = (userId: string) => `USER#${userId}`;

/** Slots and plan share a prefix: one query tells what a new connection needs to know. */
export const livePrefix = 'LIVE#';
export const slotPrefix = 'LIVE#SLOT#';
export const slotKey = (userId: string, slot: number) =>
  itemKey<Slot>(userPartition(userId), `${slotPrefix}${String(slot).padStart(2, '0')}`);
export const planKey = (userId: string) => itemKey<UserPlan>(userPartition(userId), 'LIVE#PLAN');

export const logStateKey = (userId: string) => itemKey<LogState>(userPartition(userId), 'LOG#STATE');
export const notificationPrefix = 'NOTIFICATION#';
/** Twelve digits order as numbers do: enough for a notification a second for 30,000 years. */
export const notificationKey = (userId: string, seq: number) =>
  itemKey<LoggedNotification>(userPartition(userId), `${notificationPrefix}${String(seq).padStart(12, '0')}`);
export const largestSeq = 999_999_999_999;

export const jobKey = (userId: string, jobId: string) => itemKey<Job>(userPartition(userId), `JOB#${jobId}`);
/** A user's jobs in the index, by when they last moved. An id holds no `#`, so the place can be taken apart. */
export const jobIndex = (userId: string, { updatedAt, jobId }: Pick<Job, 'updatedAt' | 'jobId'>) => ({
  pk: jobIndexPartition(userId),
  sk: `${updatedAt}#${jobId}`,
});
export const jobIndexPartition = (userId: string) => `JOBS#${userId}`;

const connectionPartition = (connectionId: string) => `CONNECTION#${connectionId}`;
export const pointerKey = (connectionId: string) =>
  itemKey<Pointer>(connectionPartition(connectionId), 'CONNECTION');
/** How many messages a client sent within a window of time. */
export const rateKey = (connectionId: string, window: number) =>
  itemKey<{ messages: number }>(connectionPartition(connectionId), `RATE#${window}`);

export const reachedKey = (messageId: string) => itemKey<Reached>(`MESSAGE#${messageId}`, 'REACHED');
