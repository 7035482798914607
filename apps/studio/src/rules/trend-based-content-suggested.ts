import { TrendBasedContentSuggested } from '@bayon/event-contracts';
import { rule } from '@bayon/publisher/rule';
import { trendIdea } from '../library/trend-idea.ts';

/**
 * An idea for each user of the chunk. They may be more than one transaction takes, so each becomes an event of its own,
 * as if the suggestion had been made to that user alone.
 */
export const trendBasedContentSuggestedRule = rule(TrendBasedContentSuggested, {
  decide: ({ detail }) => ({
    writes: [],
    events: [...new Set(detail.affectedUsers)].map((userId) => trendIdea(detail, userId)),
  }),
});
