import { type DetailOf, type DomainEvent, TrendRecommendationsRequested } from '@bayon/event-contracts';
import { get, rule } from '@bayon/publisher/rule';
import { keys } from '../account/keys.ts';
import { type Advice, recommendationId } from '../account/recommendation.ts';
import { recommend } from '../account/recommend.ts';
import { versionOf } from '../account/version.ts';

type Requested = DetailOf<typeof TrendRecommendationsRequested>;

/** A trend of their area is recommended to each user of a chunk as something to write about. */
export const trendRecommendationsRequestedRule = rule(TrendRecommendationsRequested, {
  load: ({ detail }: DomainEvent<Requested>) => {
    const id = recommendationId(adviceOf(detail));
    return Object.fromEntries(detail.users.map((userId) => [userId, get(keys.recommendation(userId, id))]));
  },
  decide: (event, known) => {
    const advice = adviceOf(event.detail);
    const id = recommendationId(advice);
    return {
      writes: [...new Set(event.detail.users)].flatMap((userId) =>
        recommend(userId, [advice], versionOf(event), { [id]: known[userId] }),
      ),
      events: [],
    };
  },
});

const adviceOf = ({ trendId, trend }: Requested): Advice => {
  const { trendType, marketArea, slopePercent, window, confidence } = trend;
  const days = window.replace(/^(\d+)d$/, '$1 days');
  const change = `${slopePercent > 0 ? '+' : ''}${Number(slopePercent.toFixed(1))} %`;
  return {
    kind: 'trend',
    subject: [trendId],
    message: `${capitalised(trendType)} in ${marketArea}: ${change} in ${days}. Tell your clients in a market update.`,
    priority: confidence >= 0.8 ? 'high' : 'medium',
    about: { trendId, marketArea },
  };
};

/** `price-increase` → `Price increase` */
const capitalised = (name: string): string =>
  name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
