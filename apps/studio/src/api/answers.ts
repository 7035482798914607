import { channel, channels, contentType, jobStatus } from '@bayon/event-contracts';
import { count, date, pageOf, time } from '@bayon/publisher/answers';
import type { AnswersOf } from '@bayon/publisher/http';
import * as z from 'zod';
import type { routes } from './routes.ts';

const optimization = z
  .object({
    score: z.number().min(0).max(100),
    readability: z.number(),
    wordCount: count,
    keywordDensityPercent: z.record(z.string(), z.number()),
    suggestions: z.array(
      z.object({
        kind: z.enum(['length', 'keywords', 'readability', 'call-to-action', 'headings']),
        message: z.string(),
      }),
    ),
    analysedAt: time,
  })
  .describe('What an editor would say. Absent until it was looked at');

const piece = {
  userId: z.string(),
  contentId: z.string(),
  contentType,
  title: z.string(),
  keywords: z.array(z.string()),
  jobId: z.string().optional(),
  status: z.enum(['generated', 'scheduled', 'published']),
  createdAt: time,
  updatedAt: time,
  optimization: optimization.optional(),
};

const summary = z.object({ ...piece, revisions: count.describe('How many there are') });

const revision = z.object({
  at: time,
  changes: z.array(z.enum(['title', 'content'])),
  title: z.string().optional(),
});

const content = z.object({
  ...piece,
  content: z.string(),
  metadata: z.object({
    generationTime: z.number().describe('Milliseconds'),
    tokensUsed: count,
    model: z.string(),
    prompt: z.string(),
  }),
  revisionCount: count,
  publishedTo: z.array(channel),
  published: z.array(z.object({ channel, publishedAt: time })),
  scheduled: z.array(z.object({ channel, scheduledFor: time })),
  revisions: z.array(revision).describe('The latest twenty, without the texts'),
  performance: z
    .object({ publishedTo: z.array(channel), openedAt: time })
    .optional()
    .describe('Absent until it is tracked'),
});

const job = z.object({
  jobId: z.string(),
  jobType: z.string(),
  status: z.enum(['requested', ...jobStatus.options]),
  progress: z.number().min(0).max(100).describe('Per cent'),
  message: z.string(),
  estimatedTimeRemaining: z.number().optional().describe('Seconds'),
  updatedAt: time,
  contentId: z.string().optional(),
  requestedAt: time.optional(),
});

const idea = z.object({
  ideaId: z.string(),
  contentType,
  topic: z.string(),
  reason: z.string(),
  sourceEvent: z.string(),
  queryId: z.string().optional(),
  suggestedAt: time,
});

const totals = z.object({
  contents: count,
  updates: count,
  publications: count,
  tokens: count,
  generationTime: z.number().describe('Milliseconds'),
});

const counts = z.record(z.string(), count);

export const answers: AnswersOf<typeof routes> = {
  requestContent: { 202: z.object({ jobId: z.string(), contentId: z.string() }) },
  listContent: { 200: pageOf(summary) },
  getContent: { 200: content },
  listRevisions: { 200: pageOf(revision.extend({ content: z.string().optional() })) },
  editContent: {
    202: z.object({ contentId: z.string(), changes: z.array(z.enum(['title', 'content'])) }),
  },
  publishContent: {
    202: z.object({ contentId: z.string(), publishedTo: channels, scheduledFor: time.optional() }),
  },
  getAnalytics: {
    200: z.object({
      from: date,
      to: date,
      totals,
      days: z.array(totals.extend({ day: date, byType: counts, byChannel: counts })),
    }),
  },
  listIdeas: { 200: pageOf(idea) },
  getJob: { 200: job },
};
