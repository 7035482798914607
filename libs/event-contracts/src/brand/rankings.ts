import * as z from 'zod';
import { constructorOf, defineEvent } from '../define-event.ts';
import { identifier, instant, keyword, line, text, userId } from '../shared/fields.ts';

/** The rank of those who are not ranked: not found among the first hundred results. Users see `null`. */
export const notRanked = 101;

/** A place in the results, from 1 to 100, or `notRanked`. */
export const rank = z.int().min(1).max(notRanked);

export const RankingChanged = defineEvent({
  sources: ['bayon.coagent.brand'],
  detailType: 'Ranking Changed',
  version: 1,
  producers: ['brand api'],
  consumers: ['brand'],
  detail: z.object({
    userId,
    keyword,
    oldRank: rank,
    newRank: rank,
    /** `google`, `bing` */
    searchEngine: line(40),
    /** Whose rank it is, where it is not the user's own. */
    competitorId: identifier.optional(),
    /** When the rank was read. Absent: when the event happened. */
    observedAt: instant.optional(),
    /** `false`: it is only recorded, because a newer one was read. Absent: `true`. */
    notify: z.boolean().optional(),
  }),
  moments: ({ observedAt }) => [['observedAt', observedAt]],
  examples: [
    { userId: 'ada', keyword: 'Ballard realtor', oldRank: 14, newRank: 9, searchEngine: 'google' },
    {
      userId: 'ada',
      keyword: 'homes for sale Fremont',
      oldRank: 22,
      newRank: notRanked,
      searchEngine: 'bing',
    },
    {
      userId: 'ada',
      keyword: 'Ballard realtor',
      oldRank: 6,
      newRank: 4,
      searchEngine: 'google',
      competitorId: 'competitor-sound-and-shore',
    },
  ],
});

/** What could be done to be found better. */
export const seoRecommendation = z.object({
  /** Stable for the same advice on the same subject: `title-keyword` */
  kind: line(64),
  message: line(300),
  priority: z.enum(['low', 'medium', 'high']),
});

export type SeoRecommendation = z.infer<typeof seoRecommendation>;

export const SeoRecommendationsGenerated = defineEvent({
  sources: ['bayon.coagent.brand'],
  detailType: 'SEO Recommendations Generated',
  version: 1,
  producers: ['brand'],
  consumers: ['user'],
  detail: z
    .object({
      userId,
      /** About a keyword, or … */
      keyword: keyword.optional(),
      /** … about a piece of content. */
      contentId: identifier.optional(),
      /** A title for the list that the user sees. */
      subject: text(300).optional(),
      recommendations: z.array(seoRecommendation).min(1).max(20),
      /** When what it rests on was read: of advice given twice the later stands. Absent: when this was published. */
      asOf: instant.optional(),
    })
    .refine((detail) => (detail.keyword === undefined) !== (detail.contentId === undefined), {
      path: ['keyword'],
      message: 'either keyword or contentId, not both',
    }),
  moments: ({ asOf }) => [['asOf', asOf]],
  examples: [
    {
      userId: 'ada',
      keyword: 'homes for sale Fremont',
      recommendations: [
        { kind: 'local-page', message: 'Publish a neighborhood guide for Fremont.', priority: 'high' },
        { kind: 'reviews', message: 'Ask your last three Fremont clients for a review.', priority: 'medium' },
      ],
    },
    {
      userId: 'ada',
      contentId: 'content-8d1b77',
      subject: 'Buying your first home in Ballard this spring',
      recommendations: [
        { kind: 'title-keyword', message: 'Use “Ballard homes” in the title.', priority: 'medium' },
      ],
    },
  ],
});

export const rankingChanged = constructorOf(RankingChanged);
export const seoRecommendationsGenerated = constructorOf(SeoRecommendationsGenerated);
