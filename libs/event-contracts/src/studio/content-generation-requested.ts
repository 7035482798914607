import * as z from 'zod';
import { constructorOf, defineEvent } from '../define-event.ts';
import { identifier, keyword, line, userId } from '../shared/fields.ts';
import { money } from '../shared/money.ts';
import { contentType } from './content-type.ts';

/** The property that a piece is about. */
export const listing = z.object({
  address: line(200),
  price: money,
  /** A studio has 0. */
  beds: z.int().min(0).max(100),
  /** Half baths count a half, three-quarter baths three quarters: 1.75 is usual on the west coast of the US. */
  baths: z.number().min(0).max(100).multipleOf(0.25),
  /** Living area in square feet. */
  areaSqFt: z.int().min(1).max(1_000_000),
  features: z.array(line(100)).max(30),
});

/** What an agent asks for, without who and which job: the body of the request. */
export const contentRequest = z.object({
  contentType,
  topic: line(200),
  tone: line(40).optional(),
  keywords: z.array(keyword).max(20).optional(),
  audience: line(120).optional(),
  listing: listing.optional(),
  /** The answered research question that the piece builds on. */
  researchQueryId: identifier.optional(),
});

export type ContentRequest = z.infer<typeof contentRequest>;

export const ContentGenerationRequested = defineEvent({
  sources: ['bayon.coagent.studio'],
  detailType: 'Content Generation Requested',
  version: 1,
  producers: ['studio api'],
  consumers: ['studio generator', 'studio'],
  detail: contentRequest.extend({
    userId,
    jobId: identifier,
    /** The id that the content will have. */
    contentId: identifier,
  }),
  examples: [
    {
      userId: 'ada',
      jobId: 'job-5f0c2f',
      contentId: 'content-8d1b77',
      contentType: 'blog-post',
      topic: 'What first-time buyers in Ballard should know this spring',
      tone: 'warm',
      keywords: ['Ballard homes', 'first-time buyer'],
      audience: 'first-time buyers',
    },
    {
      userId: 'grace',
      jobId: 'job-77aa01',
      contentId: 'content-77aa01',
      contentType: 'listing-description',
      topic: 'Craftsman near Green Lake',
      listing: {
        address: '7214 Corliss Ave N, Seattle, WA 98103',
        price: { amountCents: 118_500_000, currency: 'USD' },
        beds: 4,
        baths: 2.5,
        areaSqFt: 2480,
        features: ['restored fir floors', 'south-facing garden', 'detached studio'],
      },
    },
  ],
});

export const contentGenerationRequested = constructorOf(ContentGenerationRequested);
