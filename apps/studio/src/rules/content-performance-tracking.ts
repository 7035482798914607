import { ContentPerformanceTrackingDue, ContentPerformanceTrackingScheduled } from '@bayon/event-contracts';
import { get, put, remove, rule } from '@bayon/publisher/rule';
import { dueIndex, keys } from '../library/keys.ts';

/** A published piece is to be looked at: the scheduler finds it when it is due. */
export const contentPerformanceTrackingScheduledRule = rule(ContentPerformanceTrackingScheduled, {
  load: ({ detail: { userId, contentId, trackAt } }) => ({
    // Two publications of one moment are one tracking of all their channels.
    known: get(keys.dueTracking(userId, contentId, trackAt)),
  }),
  decide: ({ detail: { userId, contentId, publishedTo, trackAt } }, { known }) => ({
    writes: [
      put(
        keys.dueTracking(userId, contentId, trackAt),
        {
          due: 'tracking',
          userId,
          contentId,
          publishedTo: union(known?.publishedTo ?? [], publishedTo),
          dueAt: trackAt,
        },
        { index: dueIndex(userId, contentId, trackAt) },
      ),
    ],
    events: [],
  }),
});

/** It is due: the record is opened, or gets the new channels. */
export const contentPerformanceTrackingDueRule = rule(ContentPerformanceTrackingDue, {
  load: ({ detail: { userId, contentId } }) => ({ performance: get(keys.performance(userId, contentId)) }),
  decide: ({ detail: { userId, contentId, publishedTo, dueAt } }, { performance }) => ({
    writes: [
      put(keys.performance(userId, contentId), {
        contentId,
        publishedTo: union(performance?.publishedTo ?? [], publishedTo),
        openedAt: performance && performance.openedAt < dueAt ? performance.openedAt : dueAt,
      }),
      remove(keys.dueTracking(userId, contentId, dueAt)),
    ],
    events: [],
  }),
});

const union = (some: readonly string[], others: readonly string[]) =>
  [...new Set([...some, ...others])].sort();
