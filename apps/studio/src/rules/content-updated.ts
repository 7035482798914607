import { contentOptimizationRequested, ContentUpdated } from '@bayon/event-contracts';
import { add, get, put, rule, type Write } from '@bayon/publisher/rule';
import { dayOf } from '../library/analytics.ts';
import { edited, latest, noEdits } from '../library/content.ts';
import { keys, libraryIndex } from '../library/keys.ts';

/** Title or text changed: a new revision. Edits of a piece that the library does not hold yet wait for it. */
export const contentUpdatedRule = rule(ContentUpdated, {
  load: ({ detail: { userId, contentId } }) => ({
    content: get(keys.content(userId, contentId)),
    pending: get(keys.pendingEdits(userId, contentId)),
  }),
  decide: (event, { content: known, pending = noEdits }) => {
    const { userId, contentId, contentType, changes, title, content, timestamp } = event.detail;
    const from = { at: timestamp, eventId: event.id };
    const target: Write = known
      ? put(
          keys.content(userId, contentId),
          {
            ...edited(known, { title, content }, from),
            updatedAt: latest(known.updatedAt, timestamp),
            revisions: known.revisions + 1,
          },
          { index: libraryIndex(userId, known.createdAt, contentId) },
        )
      : put(keys.pendingEdits(userId, contentId), {
          ...edited(pending, { title, content }, from),
          updatedAt: latest(pending.updatedAt, timestamp),
          revisions: pending.revisions + 1,
        });
    return {
      writes: [
        target,
        put(keys.revision(userId, contentId, timestamp, event.id), {
          contentId,
          at: timestamp,
          eventId: event.id,
          changes,
          ...(title !== undefined && { title }),
          ...(content !== undefined && { content }),
        }),
        add(keys.analyticsDay(userId, dayOf(timestamp)), { updates: 1 }, { set: { day: dayOf(timestamp) } }),
      ],
      events: [contentOptimizationRequested({ userId, contentId, contentType })],
    };
  },
});
