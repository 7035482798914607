import {
  type ContentType,
  contentGenerationSuggested,
  type DetailOf,
  TrendBasedContentSuggested,
} from '@bayon/event-contracts';
import { rule } from '@bayon/publisher/rule';
import { beginningOf } from '../library/words.ts';

/**
 * An idea for each user of the chunk. They may be more than one transaction takes, so each becomes an event of its own,
 * as if the suggestion had been made to that user alone.
 */
export const trendBasedContentSuggestedRule = rule(TrendBasedContentSuggested, {
  decide: ({ detail }) => ({
    writes: [],
    events: [...new Set(detail.affectedUsers)].map((userId) =>
      contentGenerationSuggested({
        userId,
        // The first suits a trend best; the others are for users who want more of it.
        suggestedContentType: detail.suggestedContentTypes[0] as ContentType,
        topic: beginningOf(topicOf(detail), 200),
        reason: `The trend is worth telling your clients: we are ${Math.round(detail.confidence * 100)} % sure of it.`,
        sourceEvent: TrendBasedContentSuggested.detailType,
      }),
    ),
  }),
});

const topicOf = ({ trendType, marketArea }: DetailOf<typeof TrendBasedContentSuggested>) =>
  `${marketArea}: ${trendType.replaceAll(/[-_]/g, ' ')}, and what it means for buyers and sellers`;
