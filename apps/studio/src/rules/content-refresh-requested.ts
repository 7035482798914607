import { ContentRefreshRequested } from '@bayon/event-contracts';
import { nothing, rule } from '@bayon/publisher/rule';
import { ideaWrite } from '../library/idea-writes.ts';

/** What the user knows has changed: what was written on it may be worth another look. */
export const contentRefreshRequestedRule = rule(ContentRefreshRequested, {
  decide: ({ id, detail: { userId, updateType, topics, timestamp } }) => {
    const [topic] = topics;
    if (topic === undefined) return nothing;
    const what = { added: 'is new', updated: 'has changed', deleted: 'is gone' }[updateType];
    const idea = {
      ideaId: id,
      contentType: 'blog-post',
      topic,
      reason: `“${topic}” in your knowledge base ${what}: see whether what you published still holds.`,
      sourceEvent: 'Content Refresh Requested',
      suggestedAt: timestamp,
    } as const;
    return { writes: [ideaWrite(userId, idea)], events: [] };
  },
});
