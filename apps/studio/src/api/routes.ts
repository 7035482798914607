import {
  channels,
  contentRequest,
  contentType,
  instant,
  line,
  listing,
  maxContent,
  maxTitle,
  money,
  text,
} from '@bayon/event-contracts';
import { type ApiDescription, route } from '@bayon/publisher/http';
import * as z from 'zod';

const limit = z.coerce.number().int().min(1).max(100).default(20);
const cursor = z.string().max(2_048).optional();
/** Of this century: a range counted back from it is of years with four digits. */
const day = z.iso
  .date()
  .refine((value) => value >= '2000-01-01', 'must be 2000-01-01 or later')
  .meta({ pattern: '^[2-9]' });

/** A price as people say it: `485000` are US dollars. */
const dollars = z
  .number()
  .min(0)
  .max(1_000_000_000_000)
  .transform((amount) => ({ amountCents: Math.round(amount * 100), currency: 'USD' }));

/** Where the API describes itself. */
export const description: ApiDescription = {
  title: 'Bayon CoAgent studio',
  path: '/studio/openapi.json',
};

/** Studio's API: the template's routes and the handlers both follow from this list. */
export const routes = {
  requestContent: route({
    method: 'POST',
    path: '/studio/content',
    summary: 'Ask for a piece: 202 with the ids of its job and of the content it will be',
    refuses: [402],
    body: contentRequest.extend({
      listing: listing.extend({ price: z.union([money, dollars]) }).optional(),
    }),
    example: {
      contentType: 'blog-post',
      topic: 'Buying your first home in Ballard this spring',
      keywords: ['Ballard homes'],
    },
  }),
  listContent: route({
    method: 'GET',
    path: '/studio/content',
    summary: 'The library, newest first, without the texts',
    query: z.object({
      type: contentType.optional(),
      status: z.enum(['generated', 'scheduled', 'published']).optional(),
      limit,
      cursor,
    }),
  }),
  getContent: route({
    method: 'GET',
    path: '/studio/content/{id}',
    summary: 'One piece, with where it is published, what an editor would say, and its latest revisions',
  }),
  listRevisions: route({
    method: 'GET',
    path: '/studio/content/{id}/revisions',
    summary: 'What changed a piece, newest first, with the texts',
    query: z.object({ limit: z.coerce.number().int().min(1).max(20).default(20), cursor }),
  }),
  editContent: route({
    method: 'PATCH',
    path: '/studio/content/{id}',
    summary: 'Change title or text',
    body: z
      .strictObject({ title: line(maxTitle).optional(), content: text(maxContent).min(1).optional() })
      .refine(
        ({ title, content }) => title !== undefined || content !== undefined,
        'title or content is needed',
      )
      .meta({ minProperties: 1 }),
    example: { title: 'Your first home in Ballard' },
  }),
  publishContent: route({
    method: 'POST',
    path: '/studio/content/{id}/publish',
    summary: 'Publish a piece on some channels, now or at a time',
    refuses: [409],
    body: z.strictObject({ publishedTo: channels, scheduledFor: instant.optional() }),
    example: { publishedTo: ['website'] },
  }),
  getAnalytics: route({
    method: 'GET',
    path: '/studio/analytics',
    summary: 'What was written and published, by day (UTC); the last 30 days where nothing is said',
    query: z.object({ from: day.optional(), to: day.optional() }),
  }),
  listIdeas: route({
    method: 'GET',
    path: '/studio/ideas',
    summary: 'What might be written, newest first',
    query: z.object({ limit, cursor }),
  }),
  getJob: route({ method: 'GET', path: '/studio/jobs/{id}', summary: 'How far a job is' }),
} as const;
