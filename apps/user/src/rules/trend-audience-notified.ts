import {
  maxTrendRecommendations,
  TrendAudienceNotified,
  trendRecommendationsRequested,
} from '@bayon/event-contracts';
import { rule } from '@bayon/publisher/rule';

/** A trend concerns many users, more than one transaction can write for: they are split into chunks. */
export const trendAudienceNotifiedRule = rule(TrendAudienceNotified, {
  decide: ({ detail: { trendId, users, trend } }) => ({
    writes: [],
    events: chunksOf([...new Set(users)], maxTrendRecommendations).map((chunk) =>
      trendRecommendationsRequested({ trendId, users: chunk, trend }),
    ),
  }),
});

const chunksOf = <T>(things: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(things.length / size) }, (_, n) => things.slice(n * size, (n + 1) * size));
