import type { ContentStatus } from './content.ts';

/** Where a piece stands on one channel. */
export interface Publication {
  /** When it was first published there, ISO 8601 UTC. */
  readonly publishedAt?: string;
  /** When it was last published there. */
  readonly lastPublishedAt?: string;
  /** When it is to be published there. */
  readonly scheduledFor?: string;
  /** When that was decided: a later decision replaces it, an earlier one does not. */
  readonly scheduledAt?: string;
}

/**
 * Where a piece is published and scheduled. An item of its own, so that it may arrive before the piece does; nobody
 * sees it until then.
 */
export interface Publications {
  readonly channels: Readonly<Record<string, Publication>>;
}

/** The most channels that one piece remembers; those of a user's own invention beyond it are not taken up. */
export const maxChannels = 100;

/** When nobody decided, but studio itself chose a time: anything that the user ever decides about the channel stands. */
export const byItself = '1970-01-01T00:00:00.000Z';

export const noPublications: Publications = { channels: {} };

/** After it was published on a channel. What was scheduled there before that is settled by it. */
export const published = (current: Publication, at: string): Publication => {
  const { scheduledFor, scheduledAt, ...rest } = current;
  const stillScheduled = scheduledAt !== undefined && scheduledAt > at;
  return {
    ...rest,
    publishedAt: earliest(current.publishedAt, at),
    lastPublishedAt: newest(current.lastPublishedAt, at),
    ...(stillScheduled && { scheduledFor, scheduledAt }),
  };
};

/** After it was scheduled on a channel; unchanged by a decision older than what happened there since. */
export const scheduled = (current: Publication, scheduledFor: string, at: string): Publication =>
  isOverdue(current, at) || isOlder(current, scheduledFor, at)
    ? current
    : { ...current, scheduledFor, scheduledAt: at };

/** It has been published there since that decision. */
const isOverdue = ({ lastPublishedAt }: Publication, at: string) =>
  lastPublishedAt !== undefined && at <= lastPublishedAt;

/** A later decision stands; of two at the same moment the later date, so that the order of arrival does not matter. */
const isOlder = ({ scheduledAt, scheduledFor = '' }: Publication, date: string, at: string) =>
  scheduledAt !== undefined && (at < scheduledAt || (at === scheduledAt && date < scheduledFor));

/** Changes some channels, leaving out new ones beyond the most that are remembered. */
export function onChannels(
  { channels }: Publications,
  names: readonly string[],
  change: (current: Publication, channel: string) => Publication,
): Publications {
  const changed = { ...channels };
  for (const name of names) {
    // A channel may be called `constructor`.
    const current = Object.hasOwn(changed, name) ? changed[name] : undefined;
    if (current === undefined && Object.keys(changed).length >= maxChannels) continue;
    changed[name] = change(current ?? {}, name);
  }
  return { channels: changed };
}

/** Published somewhere, else scheduled somewhere, else only generated. It thus never moves backwards. */
export function statusOf({ channels }: Publications): ContentStatus {
  const all = Object.values(channels);
  if (all.some(({ publishedAt }) => publishedAt !== undefined)) return 'published';
  if (all.some(({ scheduledFor }) => scheduledFor !== undefined)) return 'scheduled';
  return 'generated';
}

const earliest = (one: string | undefined, other: string) => (one !== undefined && one < other ? one : other);
const newest = (one: string | undefined, other: string) => (one !== undefined && one > other ? one : other);
