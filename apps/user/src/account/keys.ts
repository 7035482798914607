import type { UsageType } from '@bayon/event-contracts';
import { itemKey } from '@bayon/publisher/rule';
import type { Onboarding } from './onboarding.ts';
import type { PlanWorkflow } from './plan-workflow.ts';
import type { StoredPreferences } from './preferences.ts';
import type { ProfileCompletion } from './profile-completion.ts';
import type { Recommendation } from './recommendation.ts';
import type { Registration } from './registration.ts';
import type { SharedCounter } from './shared-counter.ts';
import type { Subscription } from './subscription.ts';
import type { Task, TaskStatus } from './task.ts';
import type { FirstUse, Usage } from './usage.ts';

/** The only place that spells `pk`, `sk` and the index's keys. Ids hold no `#`: their contract forbids it. */

const userPartition = (userId: string) => `USER#${userId}`;

export const keys = {
  registration: (userId: string) => itemKey<Registration>(userPartition(userId), 'REGISTRATION'),
  onboarding: (userId: string) => itemKey<Onboarding>(userPartition(userId), 'ONBOARDING'),
  preferences: (userId: string) => itemKey<StoredPreferences>(userPartition(userId), 'PREFERENCES'),
  profile: (userId: string) => itemKey<ProfileCompletion>(userPartition(userId), 'PROFILE'),
  subscription: (userId: string) => itemKey<Subscription>(userPartition(userId), 'SUBSCRIPTION'),
  planWorkflow: (userId: string, workflow: PlanWorkflow['workflow']) =>
    itemKey<PlanWorkflow>(userPartition(userId), `WORKFLOW#${workflow}`),
  usage: (userId: string, month: string, usageType: UsageType) =>
    itemKey<Usage>(userPartition(userId), `USAGE#${month}#${usageType}`),
  firstUse: (userId: string, usageType: UsageType) =>
    itemKey<FirstUse>(userPartition(userId), `FIRST#${usageType}`),
  recommendation: (userId: string, id: string) =>
    itemKey<Recommendation>(userPartition(userId), `RECOMMENDATION#${id}`),
  task: (userId: string, taskId: string) => itemKey<Task>(userPartition(userId), `TASK#${taskId}`),
  /** A value may be any text: it is the last part. */
  sharedCounter: (userId: string, { day, of, value }: Pick<SharedCounter, 'day' | 'of' | 'value'>) =>
    itemKey<SharedCounter>(`COUNTERS#${shardOf(userId)}`, `${day}#${of}#${value}`),
} as const;

/** A user's months of usage from and to, both included. */
export const usageRange = (userId: string, from: string, to: string) => ({
  pk: userPartition(userId),
  from: `USAGE#${from}`,
  // `~` sorts behind everything that may follow the month.
  to: `USAGE#${to}~`,
});

export const recommendationPartition = (userId: string): string => `RECOMMENDATIONS#${userId}`;

/** Where a user's recommendations are listed, by their time. */
export const recommendationIndex = (userId: string, at: string, id: string) => ({
  pk: recommendationPartition(userId),
  sk: `${at}#${id}`,
});

export const taskPartition = (userId: string, status: TaskStatus): string => `TASKS#${userId}#${status}`;

/** Where a user's tasks are listed, by their time: those to be done apart from those that are. */
export const taskIndex = (userId: string, status: TaskStatus, at: string, taskId: string) => ({
  pk: taskPartition(userId, status),
  sk: `${at}#${taskId}`,
});

/** Counters that all users share lie in so many partitions, so that no single one takes the load of all. */
export const counterShards = 16;

/** FNV-1a: spreads ids evenly, the same on every machine. */
const shardOf = (id: string): number => {
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0) % counterShards;
};
