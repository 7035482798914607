import * as z from 'zod';
import { constructorOf, defineEvent } from '../define-event.ts';
import { count, identifier, keyword, line, text, userId } from '../shared/fields.ts';
import { maxTitle } from './content-type.ts';

/** Longest excerpt, in characters. */
export const maxExcerpt = 2_000;

export const SeoAnalysisRequested = defineEvent({
  sources: ['bayon.coagent.studio'],
  detailType: 'SEO Analysis Requested',
  version: 1,
  producers: ['studio'],
  consumers: ['brand'],
  detail: z.object({
    userId,
    contentId: identifier,
    title: line(maxTitle),
    keywords: z.array(keyword).max(20),
    wordCount: count,
    /** The beginning of the text. */
    excerpt: text(maxExcerpt),
  }),
  examples: [
    {
      userId: 'ada',
      contentId: 'content-8d1b77',
      title: 'Buying your first home in Ballard this spring',
      keywords: ['Ballard homes', 'first-time buyer'],
      wordCount: 812,
      excerpt: 'Ballard moves quickly in spring. Here is how to be ready before the right house appears.',
    },
  ],
});

export const seoAnalysisRequested = constructorOf(SeoAnalysisRequested);
