import * as z from 'zod';
import { constructorOf, defineEvent, previousVersion } from '../define-event.ts';
import { count, identifier, keyword, line, text, userId } from '../shared/fields.ts';
import { contentType, maxContent, maxTitle } from './content-type.ts';

/** The shape of `mission.md`, as outside producers publish it. */
const firstVersion = z.object({
  userId,
  contentId: identifier,
  contentType,
  title: line(maxTitle),
  content: text(maxContent).min(1),
  metadata: z.object({
    /** Milliseconds. */
    generationTime: z.number().nonnegative(),
    /** Tokens in and out together; 0 where no model was asked. */
    tokensUsed: count,
    model: line(120),
    prompt: text(4_000),
  }),
});

const examples = [
  {
    userId: 'ada',
    contentId: 'content-8d1b77',
    contentType: 'blog-post' as const,
    title: 'Buying your first home in Ballard this spring',
    content: 'Ballard moves quickly in spring. Here is how to be ready before the right house appears.',
    metadata: {
      generationTime: 4180,
      tokensUsed: 1912,
      model: 'offline-composer',
      prompt: 'A warm blog post for first-time buyers',
    },
  },
  {
    userId: 'linh.tran',
    contentId: 'content-30cc90',
    contentType: 'social-media' as const,
    title: 'Mở cửa tham quan Chủ nhật này ở Fremont 🏡',
    content: 'Chủ nhật này, 13–15 giờ: ghé thăm căn nhà phố ba phòng ngủ với sân thượng nhìn ra Lake Union.',
    metadata: { generationTime: 950.5, tokensUsed: 0, model: 'offline-composer', prompt: '' },
  },
] as const;

export const ContentGenerated = defineEvent({
  sources: ['bayon.coagent.studio'],
  detailType: 'Content Generated',
  version: 2,
  producers: ['studio generator'],
  consumers: ['studio', 'user'],
  detail: firstVersion.extend({
    /** What the piece should be found by; the SEO analysis asks for them. */
    keywords: z.array(keyword).max(20),
    /** The job that made it, where one did. */
    jobId: identifier.optional(),
  }),
  examples: [
    { ...examples[0], keywords: ['Ballard homes', 'first-time buyer'], jobId: 'job-5f0c2f' },
    { ...examples[1], keywords: [] },
  ],
  previous: [
    previousVersion({
      version: 1,
      detail: firstVersion,
      examples,
      upcast: (first) => ({ ...first, keywords: [] }),
    }),
  ],
});

export const contentGenerated = constructorOf(ContentGenerated);
