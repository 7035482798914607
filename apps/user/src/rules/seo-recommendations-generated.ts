import { type DetailOf, type DomainEvent, SeoRecommendationsGenerated } from '@bayon/event-contracts';
import { rule } from '@bayon/publisher/rule';
import { type Advice } from '../account/recommendation.ts';
import { knownOf, recommend } from '../account/recommend.ts';
import { versionOf } from '../account/version.ts';

type Generated = DetailOf<typeof SeoRecommendationsGenerated>;

/**
 * What could be done to be found better: each piece of advice once for its keyword or content. An older reading may be
 * told of after a newer one: what counts is when it was read.
 */
export const seoRecommendationsGeneratedRule = rule(SeoRecommendationsGenerated, {
  load: ({ detail }: DomainEvent<Generated>) => knownOf(detail.userId, adviceOf(detail)),
  decide: (event, known) => {
    const { userId, asOf } = event.detail;
    const from = { ...versionOf(event), ...(asOf !== undefined && { at: asOf }) };
    return { writes: recommend(userId, adviceOf(event.detail), from, known), events: [] };
  },
});

const adviceOf = ({ keyword = '', contentId = '', subject, recommendations }: Generated): Advice[] =>
  recommendations.map(({ kind, message, priority }) => ({
    kind: `seo-${kind}`,
    subject: [keyword, contentId],
    message,
    priority,
    about: {
      ...(keyword !== '' && { keyword }),
      ...(contentId !== '' && { contentId }),
      ...(subject !== undefined && { subject }),
    },
  }));
