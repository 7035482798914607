import {
  type ContentType,
  contentGenerationSuggested,
  type DetailOf,
  type EventDraft,
  TrendBasedContentSuggested,
} from '@bayon/event-contracts';
import { derivedId } from '@bayon/publisher';
import { beginningOf } from './words.ts';

type Suggested = DetailOf<typeof TrendBasedContentSuggested>;

/**
 * The idea that a trend is for one user. Its id follows from the two: it is the same in whatever chunk of the audience
 * the user is, and whether they are told with the others or late.
 */
export const trendIdea = (suggested: Suggested, userId: string): EventDraft => {
  const { trendId, suggestedContentTypes, confidence } = suggested;
  return contentGenerationSuggested(
    {
      userId,
      // The first suits a trend best; the others are for users who want more of it.
      suggestedContentType: suggestedContentTypes[0] as ContentType,
      topic: beginningOf(topicOf(suggested), 200),
      reason: `The trend is worth telling your clients: we are ${surePercent(confidence)} % sure of it.`,
      sourceEvent: TrendBasedContentSuggested.detailType,
    },
    trendId === undefined ? {} : { id: derivedId('trend idea', trendId, userId) },
  );
};

const topicOf = ({ trendType, marketArea }: Suggested) =>
  `${marketArea}: ${trendType.replaceAll(/[-_]/g, ' ')}, and what it means for buyers and sellers`;

/** Nobody is surer of a market than 99 %, whoever says so. */
const surePercent = (confidence: number) => Math.min(99, Math.round(confidence * 100));
