import { ContentPerformanceTrackingDue, ContentPerformanceTrackingScheduled } from '@bayon/event-contracts';
import { get, nothing, put, remove, rule, type Write } from '@bayon/publisher/rule';
import { dueIndex, keys } from '../library/keys.ts';
import type { Performance } from '../library/performance.ts';

/** A published piece is to be looked at: the scheduler finds it when it is due. */
export const contentPerformanceTrackingScheduledRule = rule(ContentPerformanceTrackingScheduled, {
  load: ({ detail: { userId, contentId, trackAt } }) => ({
    // Two publications of one moment are one tracking of all their channels.
    known: get(keys.dueTracking(userId, contentId, trackAt)),
    performance: get(keys.performance(userId, contentId)),
  }),
  decide: ({ detail: { userId, contentId, publishedTo, trackAt } }, { known, performance }) => {
    // A late one whose time has come and gone with another's: the scheduler's word would be the same event again.
    if (performance && performance.openedAt <= trackAt && isWithin(publishedTo, performance)) return nothing;
    const channels = union(known?.publishedTo ?? [], publishedTo);
    return { writes: [dueWrite(userId, contentId, trackAt, channels)], events: [] };
  },
});

/** It is due: the record is opened, or gets the new channels. What is struck off is these channels and no others. */
export const contentPerformanceTrackingDueRule = rule(ContentPerformanceTrackingDue, {
  load: ({ detail: { userId, contentId, dueAt } }) => ({
    known: get(keys.dueTracking(userId, contentId, dueAt)),
    performance: get(keys.performance(userId, contentId)),
  }),
  decide: ({ detail: { userId, contentId, publishedTo, dueAt } }, { known, performance }) => ({
    writes: [
      put(keys.performance(userId, contentId), {
        contentId,
        publishedTo: union(performance?.publishedTo ?? [], publishedTo),
        openedAt: performance && performance.openedAt < dueAt ? performance.openedAt : dueAt,
      }),
      dueWrite(
        userId,
        contentId,
        dueAt,
        (known?.publishedTo ?? []).filter((channel) => !publishedTo.includes(channel)),
      ),
    ],
    events: [],
  }),
});

const dueWrite = (
  userId: string,
  contentId: string,
  dueAt: string,
  publishedTo: readonly string[],
): Write => {
  const key = keys.dueTracking(userId, contentId, dueAt);
  return publishedTo.length === 0
    ? remove(key)
    : put(
        key,
        { due: 'tracking', userId, contentId, publishedTo, dueAt },
        { index: dueIndex(userId, contentId, dueAt) },
      );
};

const isWithin = (channels: readonly string[], { publishedTo }: Performance) =>
  channels.every((channel) => publishedTo.includes(channel));

const union = (some: readonly string[], others: readonly string[]) =>
  [...new Set([...some, ...others])].sort();
