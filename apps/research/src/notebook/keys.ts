import { itemKey } from '@bayon/publisher/rule';
import type { Access, MonthUsage } from './access.ts';
import type { AnalyticsDay } from './analytics.ts';
import type { Job } from './job.ts';
import type { Knowledge, Shelf, Tombstone } from './knowledge.ts';
import type { SharingPreferences } from './preferences.ts';
import type { Query } from './query.ts';
import type { Report } from './report.ts';
import type { Delivery, DueSharing } from './sharing.ts';

/** The only place that spells `pk`, `sk` and the index's keys. Ids hold no `#`: their contract forbids it. */

export const userPartition = (userId: string): string => `USER#${userId}`;

export const keys = {
  query: (userId: string, queryId: string) => itemKey<Query>(userPartition(userId), `QUERY#${queryId}`),
  report: (userId: string, reportId: string) => itemKey<Report>(userPartition(userId), `REPORT#${reportId}`),
  job: (userId: string, jobId: string) => itemKey<Job>(userPartition(userId), `JOB#${jobId}`),
  knowledge: (userId: string, knowledgeId: string) =>
    itemKey<Knowledge>(userPartition(userId), `${knowledgePrefix}${knowledgeId}`),
  tombstone: (userId: string, knowledgeId: string) =>
    itemKey<Tombstone>(userPartition(userId), `TOMBSTONE#${knowledgeId}`),
  shelf: (userId: string) => itemKey<Shelf>(userPartition(userId), 'SHELF'),
  access: (userId: string) => itemKey<Access>(userPartition(userId), 'ACCESS'),
  usage: (userId: string, month: string) => itemKey<MonthUsage>(userPartition(userId), `USAGE#${month}`),
  preferences: (userId: string) => itemKey<SharingPreferences>(userPartition(userId), 'PREFERENCES'),
  analyticsDay: (userId: string, day: string) =>
    itemKey<AnalyticsDay>(userPartition(userId), `ANALYTICS#${day}`),
  dueSharing: (userId: string, reportId: string, dueAt: string) =>
    itemKey<DueSharing>(userPartition(userId), `${sharingPrefix(reportId)}DUE#${dueAt}`),
  delivery: (userId: string, reportId: string, channel: string) =>
    itemKey<Delivery>(userPartition(userId), `${sharingPrefix(reportId)}DELIVERY#${channel}`),
} as const;

export const knowledgePrefix = 'KNOWLEDGE#';

/** All that is due and delivered of one report. */
export const sharingPrefix = (reportId: string): string => `SHARING#${reportId}#`;

/** A user's days of analytics from and to, both included. */
export const analyticsRange = (userId: string, from: string, to: string) => ({
  pk: userPartition(userId),
  from: `ANALYTICS#${from}`,
  to: `ANALYTICS#${to}`,
});

/** The lists of a user, each a partition of the index, by time. */
export type ListName = 'QUERIES' | 'REPORTS' | 'KNOWLEDGE';

export const listPartition = (list: ListName, userId: string): string => `${list}#${userId}`;

const indexOf = (list: ListName) => (userId: string, at: string, id: string) => ({
  pk: listPartition(list, userId),
  sk: `${at}#${id}`,
});

export const queryIndex = indexOf('QUERIES');
export const reportIndex = indexOf('REPORTS');
export const knowledgeIndex = indexOf('KNOWLEDGE');

/** What is due lies in so many partitions of the index, so that no single one takes the load of all users. */
export const dueShards = 8;

export const duePartition = (shard: number): string => `DUE#${shard}`;

/** Where a due sharing is found by its time. */
export const dueIndex = (userId: string, reportId: string, dueAt: string) => ({
  pk: duePartition(shardOf(reportId)),
  sk: `${dueAt}#${userId}#${reportId}`,
});

/** FNV-1a: spreads ids evenly, the same on every machine. */
const shardOf = (id: string): number => {
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0) % dueShards;
};
