import { itemKey } from '@bayon/publisher/rule';
import type { Access, Month } from './access.ts';
import type { AnalyticsDay, ChannelDay } from './analytics.ts';
import type { Content, PendingEdits } from './content.ts';
import type { DuePublication, DueTracking } from './due.ts';
import type { Idea } from './idea.ts';
import type { Job } from './job.ts';
import type { Performance } from './performance.ts';
import type { Publications } from './publications.ts';
import type { Revision } from './revision.ts';
import type { Voice } from './voice.ts';

/** The only place that spells `pk`, `sk` and the index's keys. Ids hold no `#`: their contract forbids it. */

const userPartition = (userId: string) => `USER#${userId}`;

export const keys = {
  content: (userId: string, contentId: string) =>
    itemKey<Content>(userPartition(userId), `CONTENT#${contentId}`),
  pendingEdits: (userId: string, contentId: string) =>
    itemKey<PendingEdits>(userPartition(userId), `EDITS#${contentId}`),
  publications: (userId: string, contentId: string) =>
    itemKey<Publications>(userPartition(userId), `PUBLICATIONS#${contentId}`),
  revision: (userId: string, contentId: string, at: string, eventId: string) =>
    itemKey<Revision>(userPartition(userId), `${revisionPrefix(contentId)}${at}#${eventId}`),
  performance: (userId: string, contentId: string) =>
    itemKey<Performance>(userPartition(userId), `PERFORMANCE#${contentId}`),
  job: (userId: string, jobId: string) => itemKey<Job>(userPartition(userId), `JOB#${jobId}`),
  analyticsDay: (userId: string, day: string) =>
    itemKey<AnalyticsDay>(userPartition(userId), `ANALYTICS#${day}`),
  channelDay: (userId: string, day: string, channel: string) =>
    itemKey<ChannelDay>(userPartition(userId), `ANALYTICS#${day}#CHANNEL#${channel}`),
  duePublication: (userId: string, contentId: string, channel: string) =>
    itemKey<DuePublication>(userPartition(userId), `DUE#PUBLICATION#${contentId}#${channel}`),
  dueTracking: (userId: string, contentId: string, trackAt: string) =>
    itemKey<DueTracking>(userPartition(userId), `DUE#TRACKING#${contentId}#${trackAt}`),
  idea: (userId: string, suggestedAt: string, ideaId: string) =>
    itemKey<Idea>(userPartition(userId), `${ideaPrefix}${suggestedAt}#${ideaId}`),
  voice: (userId: string) => itemKey<Voice>(userPartition(userId), 'VOICE'),
  access: (userId: string) => itemKey<Access>(userPartition(userId), 'ACCESS'),
  month: (userId: string, month: string) => itemKey<Month>(userPartition(userId), `MONTH#${month}`),
} as const;

/** By when they were suggested. */
export const ideaPrefix = 'IDEA#';

export const revisionPrefix = (contentId: string): string => `REVISION#${contentId}#`;

/** A user's days of analytics from and to, both included, with their channels. */
export const analyticsRange = (userId: string, from: string, to: string) => ({
  pk: userPartition(userId),
  from: `ANALYTICS#${from}`,
  // `~` sorts behind everything that may follow the day.
  to: `ANALYTICS#${to}~`,
});

/** Where a user's library is listed, by creation. */
export const libraryIndex = (userId: string, createdAt: string, contentId: string) => ({
  pk: `LIBRARY#${userId}`,
  sk: `${createdAt}#${contentId}`,
});

export const libraryPartition = (userId: string): string => `LIBRARY#${userId}`;

/** What is due lies in so many partitions of the index, so that no single one takes the load of all users. */
export const dueShards = 8;

export const duePartition = (shard: number): string => `DUE#${shard}`;

/** Where something due is found by its time. */
export const dueIndex = (userId: string, contentId: string, dueAt: string) => ({
  pk: duePartition(shardOf(contentId)),
  sk: `${dueAt}#${userId}#${contentId}`,
});

/** FNV-1a: spreads ids evenly, the same on every machine. */
const shardOf = (id: string): number => {
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0) % dueShards;
};
