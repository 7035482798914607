import { identifier, knowledgeData, line, reportType } from '@bayon/event-contracts';
import { type ApiDescription, route } from '@bayon/publisher/http';
import * as z from 'zod';

const limit = z.coerce.number().int().min(1).max(100).default(20);
const cursor = z.string().max(2_048).optional();
const page = z.object({ limit, cursor });
/** Of this century: a range counted back from it is of years with four digits. */
const day = z.iso
  .date()
  .refine((value) => value >= '2000-01-01', 'must be 2000-01-01 or later')
  .meta({ pattern: '^[2-9]' });

/** Where the API describes itself. */
export const description: ApiDescription = {
  title: 'Bayon CoAgent research',
  path: '/research/openapi.json',
};

/** Research's API: the template's routes and the handlers both follow from this list. */
export const routes = {
  askQuestion: route({
    method: 'POST',
    path: '/research/queries',
    summary: 'Ask a question: 202 with its id and its job’s; 402 where the plan’s month is used up',
    refuses: [402],
    body: z.strictObject({ query: line(500) }),
    example: { query: 'Who pays escrow fees in Washington?' },
  }),
  listQueries: route({
    method: 'GET',
    path: '/research/queries',
    summary: 'The questions asked, newest first, without their answers',
    query: page,
  }),
  getQuery: route({
    method: 'GET',
    path: '/research/queries/{id}',
    summary: 'One question, with its answer once there is one',
  }),
  requestReport: route({
    method: 'POST',
    path: '/research/reports',
    summary: 'Ask for a report on some answered questions: 202 with its id and its job’s',
    refuses: [404],
    body: z.strictObject({ reportType, queryIds: z.array(identifier).min(1).max(20) }),
    example: { reportType: 'summary', queryIds: ['4d0e4a53-9d4c-4f0b-8a7e-2f4f0d8f3c10'] },
  }),
  listReports: route({
    method: 'GET',
    path: '/research/reports',
    summary: 'The reports, newest first, without what they say',
    query: page,
  }),
  getReport: route({
    method: 'GET',
    path: '/research/reports/{id}',
    summary: 'One report, with where it is shared',
  }),
  getJob: route({ method: 'GET', path: '/research/jobs/{id}', summary: 'How far a job is' }),
  findKnowledge: route({
    method: 'GET',
    path: '/research/knowledge',
    summary: 'The knowledge base, newest first; with `q` what matches it, the best first, with the passage',
    query: page.extend({ q: line(200).optional() }),
  }),
  getKnowledge: route({
    method: 'GET',
    path: '/research/knowledge/{id}',
    summary: 'One piece of knowledge',
  }),
  putKnowledge: route({
    method: 'PUT',
    path: '/research/knowledge/{id}',
    summary: 'Add a piece of knowledge, or replace it',
    body: z.strictObject({ ...knowledgeData.shape, tags: knowledgeData.shape.tags.default([]) }),
    example: { title: 'Closing', text: 'Buyer and seller split the fee.', tags: ['escrow'] },
  }),
  deleteKnowledge: route({
    method: 'DELETE',
    path: '/research/knowledge/{id}',
    summary: 'Delete a piece of knowledge: no search finds it any more',
  }),
  getAnalytics: route({
    method: 'GET',
    path: '/research/analytics',
    summary: 'What was asked, found and written, by day (UTC); the last 30 days where nothing is said',
    query: z.object({ from: day.optional(), to: day.optional() }),
  }),
} as const;
