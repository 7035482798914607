import { SeoAnalysisRequested, seoRecommendationsGenerated } from '@bayon/event-contracts';
import { get, put, rule } from '@bayon/publisher/rule';
import { adviceIndex, keys } from '../presence/keys.ts';
import { shortened } from '../presence/sentence.ts';
import { isNewer, versionOf } from '../presence/version.ts';
import { analyseContent } from '../seo/analyse-content.ts';

/** A piece as search engines would see it. Of two requests about one piece the newer one stands. */
export const seoAnalysisRequestedRule = rule(SeoAnalysisRequested, {
  load: ({ detail: { userId, contentId } }) => ({ known: get(keys.contentAdvice(userId, contentId)) }),
  decide: (event, { known }) => {
    const { userId, contentId, timestamp, ...request } = event.detail;
    const from = versionOf(event);
    const { analysis, recommendations } = analyseContent(request);
    const key = keys.contentAdvice(userId, contentId);
    return {
      writes: isNewer(from, known?.from)
        ? [
            put(
              key,
              { about: 'content', contentId, title: request.title, analysis, recommendations, from },
              { index: adviceIndex(userId, key, timestamp) },
            ),
          ]
        : [],
      events:
        recommendations.length === 0
          ? []
          : [
              seoRecommendationsGenerated({
                userId,
                contentId,
                subject: shortened(request.title, 300),
                recommendations: [...recommendations],
                asOf: timestamp,
              }),
            ],
    };
  },
});
