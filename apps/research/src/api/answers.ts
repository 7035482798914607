import { channel, jobStatus, reportType } from '@bayon/event-contracts';
import { count, date, pageOf, time } from '@bayon/publisher/answers';
import type { AnswersOf } from '@bayon/publisher/http';
import * as z from 'zod';
import type { routes } from './routes.ts';

const status = z.enum(['running', 'completed', 'failed']);
const finding = z.object({ title: z.string(), snippet: z.string(), url: z.string() });

const question = z.object({
  queryId: z.string(),
  query: z.string(),
  status,
  jobId: z.string().optional(),
  createdAt: time,
  completedAt: time.optional(),
});

const report = z.object({
  reportId: z.string(),
  reportType,
  title: z.string().optional(),
  status,
  jobId: z.string().optional(),
  queryIds: z.array(z.string()).optional(),
  createdAt: time,
  completedAt: time.optional(),
});

const knowledge = z.object({
  knowledgeId: z.string(),
  type: z.enum(['note', 'research']),
  title: z.string(),
  tags: z.array(z.string()),
  updatedAt: time,
});

const job = z.object({
  jobId: z.string(),
  jobType: z.string(),
  status: z.enum(['requested', ...jobStatus.options]),
  progress: z.number().min(0).max(100).describe('Per cent'),
  message: z.string(),
  estimatedTimeRemaining: z.number().optional().describe('Seconds'),
  updatedAt: time,
  requestedAt: time.optional(),
  queryId: z.string().optional(),
  reportId: z.string().optional(),
});

const totals = z.object({
  queries: count,
  sources: count,
  reports: count,
  knowledgeAdded: count,
  knowledgeUpdated: count,
  knowledgeDeleted: count,
});

const changed = z.object({
  knowledgeId: z.string(),
  updateType: z.enum(['added', 'updated', 'deleted']),
});

export const answers: AnswersOf<typeof routes> = {
  askQuestion: { 202: z.object({ queryId: z.string(), jobId: z.string() }) },
  listQueries: { 200: pageOf(question) },
  getQuery: {
    200: question.extend({
      results: z
        .object({ summary: z.string(), keyTopics: z.array(z.string()), findings: z.array(finding) })
        .optional(),
      sources: z.array(z.string()).optional(),
    }),
  },
  requestReport: { 202: z.object({ reportId: z.string(), jobId: z.string() }) },
  listReports: { 200: pageOf(report) },
  getReport: {
    200: report.extend({
      reportData: z
        .object({
          summary: z.string(),
          sections: z.array(z.object({ heading: z.string(), text: z.string(), findings: z.array(finding) })),
          sources: z.array(z.string()),
        })
        .optional(),
      sharing: z.object({
        scheduled: z.array(z.object({ channel, shareAt: time })),
        delivered: z.array(z.object({ channel, deliveredAt: time })),
      }),
    }),
  },
  getJob: { 200: job },
  findKnowledge: {
    200: pageOf(
      knowledge.extend({
        snippet: z.string().optional().describe('The passage that matches, where something was looked for'),
        score: z.number().optional(),
      }),
    ).extend({ total: count.optional().describe('How many match, where something was looked for') }),
  },
  getKnowledge: { 200: knowledge.extend({ text: z.string() }) },
  putKnowledge: { 202: changed },
  deleteKnowledge: { 202: changed },
  getAnalytics: {
    200: z.object({
      from: date,
      to: date,
      totals,
      days: z.array(totals.extend({ day: date, reportsByType: z.record(z.string(), count) })),
    }),
  },
};
