import { ContentGenerationSuggested } from '@bayon/event-contracts';
import { rule } from '@bayon/publisher/rule';
import { ideaWrite } from '../library/idea-writes.ts';

/** Another service has an idea for this user. */
export const contentGenerationSuggestedRule = rule(ContentGenerationSuggested, {
  decide: ({ id, detail }) => {
    const { userId, suggestedContentType, topic, reason, sourceEvent, queryId, timestamp } = detail;
    const idea = {
      ideaId: id,
      contentType: suggestedContentType,
      topic,
      reason,
      sourceEvent,
      ...(queryId !== undefined && { queryId }),
      suggestedAt: timestamp,
    };
    return { writes: [ideaWrite(userId, idea)], events: [] };
  },
});
