import type { JobStatus, LoggedType, Severity } from '@bayon/event-contracts';
import { itemKey } from '@bayon/publisher/rule';
import type { Marks } from './marks/marks.ts';
import type { Waiting } from './rules/digest.ts';
import type { Recent } from './rules/storm.ts';
import type { FirstOfWeek } from './rules/weeks.ts';
import type { WishesKept } from './rules/wishes.ts';
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
  /** What the client calls itself, its `User-Agent`. */
  readonly agent?: string;
  /** What the client calls its device: it has one connection, and for a moment its next. */
  readonly device?: string;
  /** Epoch seconds: when its token ends or, where another has replaced it, its time. Then nothing is told to it. */
  readonly endsAt?: number;
  /** Another connection has its slot; this one is told what is new for a little longer. */
  readonly leaving?: true;
  /** Epoch seconds. A read never trusts TTL to have deleted it. */
  readonly expiresAt: number;
}

export interface UserPlan {
  readonly plan: Plan;
  /** The change that said so. */
  readonly from?: Version;
}

/** From a connection to its slot: `$disconnect` knows only the connection. */
export interface Pointer extends Pick<Slot, 'slot' | 'leaving' | 'endsAt'> {
  readonly userId: string;
}

/** The summary of a user's log. It is loaded, and thereby guarded, by whoever appends. */
export interface LogState extends WishesKept {
  /**
   * Which log it is: the event that it was begun by. So a log that follows from the same events again is the same, and
   * one that lost its beginning is another.
   */
  readonly log?: string;
  /** The newest notification's number; the first is 1. */
  readonly lastSeq: number;
  /** Where the weeks begin whose entries are kept, oldest first. */
  readonly weeks?: readonly FirstOfWeek[];
  /** What the user made of the entries. Absent: nothing. */
  readonly marks?: Marks;
  /** What waits for a digest, by when it comes (ISO 8601 UTC). */
  readonly waiting?: Readonly<Record<string, Waiting>>;
  /** What was told within the last minute. */
  readonly recent?: Recent;
}

/** One entry of a user's log. */
export interface LoggedNotification {
  readonly seq: number;
  /** The event's id and source: together they name it. */
  readonly id: string;
  readonly source: string;
  readonly event: LoggedType;
  readonly message: string;
  /** JSON: whatever numbers and depths a producer sends, DynamoDB's own types need not hold them. */
  readonly data: string;
  /** The data was too large for a frame and is reduced to its ids. */
  readonly truncated: boolean;
  readonly severity: Severity;
  /** It was not told by itself: a digest tells of it. */
  readonly quiet?: true;
  readonly timestamp: string;
  /** ISO 8601 UTC: when its transaction was decided, the `settledAt` of the event's record. */
  readonly loggedAt: string;
}

/** A digest that is to come. In the index, by when: the scheduler finds it there. */
export interface ComingDigest {
  readonly userId: string;
  /** ISO 8601 UTC */
  readonly comesAt: string;
  /** When the first happened that waits in it. */
  readonly from: string;
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

export const userOf = (partition: string) => partition.slice(userPartition('').length);

/** Slots and plan share a prefix: one query tells what a new connection needs to know. */
export const livePrefix = 'LIVE#';
const ofSlot = (userId: string, prefix: string, slot: number) =>
  itemKey<Slot>(userPartition(userId), `${prefix}${String(slot).padStart(2, '0')}`);
export const slotPrefix = 'LIVE#SLOT#';
export const slotKey = (userId: string, slot: number) => ofSlot(userId, slotPrefix, slot);
/** Beside each slot a place for the connection that had it before. */
export const leavingPrefix = 'LIVE#LEAVING#';
export const leavingKey = (userId: string, slot: number) => ofSlot(userId, leavingPrefix, slot);
/** Where a connection lies. */
export const placeKey = (userId: string, { slot, leaving }: Pick<Slot, 'slot' | 'leaving'>) =>
  leaving ? leavingKey(userId, slot) : slotKey(userId, slot);
/**
 * All connections in the index, by when they end. API Gateway takes 500 new ones in a second; a partition of an index
 * takes 1,000 writes.
 */
export const endShards = 4;
export const endPartition = (shard: number) => `ENDS#${shard}`;
export const endIndex = ({ connectionId, endsAt }: Pick<Slot, 'connectionId' | 'endsAt'>) =>
  endsAt === undefined
    ? {}
    : {
        gsi1pk: endPartition((connectionId.charCodeAt(0) + connectionId.charCodeAt(1)) % endShards),
        gsi1sk: `${new Date(endsAt * 1_000).toISOString()}#${connectionId}`,
      };
export const planKey = (userId: string) => itemKey<UserPlan>(userPartition(userId), 'LIVE#PLAN');

export const logStateKey = (userId: string) => itemKey<LogState>(userPartition(userId), 'LOG#STATE');
export const notificationPrefix = 'NOTIFICATION#';
/** Twelve digits order as numbers do: enough for a notification a second for 30,000 years. */
export const notificationKey = (userId: string, seq: number) =>
  itemKey<LoggedNotification>(userPartition(userId), `${notificationPrefix}${String(seq).padStart(12, '0')}`);
export const largestSeq = 999_999_999_999;

export const jobKey = (userId: string, jobId: string) => itemKey<Job>(userPartition(userId), `JOB#${jobId}`);
/** A job that is not finished lies a second time behind the log, so that one query brings both. */
export const openJobPrefix = 'OPEN#';
/** `$` follows `#`. */
export const behindOpenJobs = 'OPEN$';
export const openJobKey = (userId: string, jobId: string) =>
  itemKey<Job>(userPartition(userId), `${openJobPrefix}${jobId}`);
/** A user's jobs in the index, by when they last moved. An id holds no `#`, so the place can be taken apart. */
export const jobIndex = (userId: string, { updatedAt, jobId }: Pick<Job, 'updatedAt' | 'jobId'>) => ({
  pk: jobIndexPartition(userId),
  sk: `${updatedAt}#${jobId}`,
});
export const jobIndexPartition = (userId: string) => `JOBS#${userId}`;

export const comingDigestKey = (userId: string, comesAt: string) =>
  itemKey<ComingDigest>(userPartition(userId), `DIGEST#${comesAt}`);
/** All coming digests in the index: most come at the same hour, and a partition of an index takes 1,000 writes a second. */
export const digestShards = 4;
export const digestPartition = (shard: number) => `DIGESTS#${shard}`;
export const digestIndex = ({ userId, comesAt }: Pick<ComingDigest, 'userId' | 'comesAt'>) => ({
  pk: digestPartition((userId.charCodeAt(0) + userId.charCodeAt(userId.length - 1)) % digestShards),
  sk: `${comesAt}#${userId}`,
});

const connectionPartition = (connectionId: string) => `CONNECTION#${connectionId}`;
export const pointerKey = (connectionId: string) =>
  itemKey<Pointer>(connectionPartition(connectionId), 'CONNECTION');
/** How many messages a client sent within a window of time. */
export const rateKey = (connectionId: string, window: number) =>
  itemKey<{ messages: number }>(connectionPartition(connectionId), `RATE#${window}`);
/** How often a user's connections resumed within a window of time: in all, and each. */
export const resumesKey = (userId: string, window: number) =>
  itemKey<{ ofAll: number }>(`RESUMES#${userId}`, `RESUMES#${window}`);

export const reachedKey = (messageId: string) => itemKey<Reached>(`MESSAGE#${messageId}`, 'REACHED');
