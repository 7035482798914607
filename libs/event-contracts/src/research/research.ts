import * as z from 'zod';
import { constructorOf, defineEvent } from '../define-event.ts';
import { identifier, line, text, userId } from '../shared/fields.ts';

export const ResearchRequested = defineEvent({
  sources: ['bayon.coagent.research'],
  detailType: 'Research Requested',
  version: 1,
  producers: ['research api'],
  consumers: ['research worker', 'research'],
  detail: z.object({
    userId,
    queryId: identifier,
    /** The job whose progress the user watches. */
    jobId: identifier,
    query: line(500),
  }),
  examples: [
    {
      userId: 'ada',
      queryId: 'query-41',
      jobId: 'job-query-41',
      query: 'Which closing costs do first-time buyers in King County overlook?',
    },
  ],
});

export const finding = z.object({
  title: line(200),
  snippet: text(600),
  /** Where it is from: a web address, or `knowledge:<id>`. */
  url: text(500),
});

export type Finding = z.infer<typeof finding>;

export const researchResults = z.object({
  summary: text(4_000),
  keyTopics: z.array(line(80)).max(20),
  findings: z.array(finding).max(20),
});

export const ResearchQueryCompleted = defineEvent({
  sources: ['bayon.coagent.research'],
  detailType: 'Research Query Completed',
  version: 1,
  producers: ['research worker'],
  consumers: ['research', 'user'],
  detail: z.object({
    userId,
    queryId: identifier,
    query: line(500),
    results: researchResults,
    /** Where the findings are from, each once. */
    sources: z.array(line(500)).max(50),
    /** The job that made it, where one did. */
    jobId: identifier.optional(),
  }),
  examples: [
    {
      userId: 'ada',
      queryId: 'query-41',
      query: 'Which closing costs do first-time buyers in King County overlook?',
      results: {
        summary: 'Buyers most often forget the title insurance, the escrow fee and prepaid property tax.',
        keyTopics: ['closing costs', 'title insurance', 'escrow'],
        findings: [
          {
            title: 'Closing cost checklist',
            snippet: 'Title insurance, escrow fee, prepaid property tax and the first year of insurance.',
            url: 'knowledge:closing-costs',
          },
          {
            title: 'Escrow explained',
            snippet: 'In Washington the escrow fee is usually split between buyer and seller.',
            url: 'https://escrow.example/explained',
          },
        ],
      },
      sources: ['knowledge:closing-costs', 'https://escrow.example/explained', 'https://title.example/wa'],
      jobId: 'job-query-41',
    },
    {
      userId: 'grace',
      queryId: 'query-9',
      query: 'Xu hướng giá nhà ở Green Lake?',
      results: { summary: '', keyTopics: [], findings: [] },
      sources: [],
    },
  ],
});

export const ResearchSuggestionsGenerated = defineEvent({
  sources: ['bayon.coagent.research'],
  detailType: 'Research Suggestions Generated',
  version: 1,
  producers: ['research'],
  consumers: ['user'],
  detail: z.object({
    userId,
    queryId: identifier,
    originalQuery: line(500),
    /** Questions worth asking next. */
    suggestions: z.array(line(300)).min(1).max(10),
  }),
  examples: [
    {
      userId: 'ada',
      queryId: 'query-41',
      originalQuery: 'Which closing costs do first-time buyers in King County overlook?',
      suggestions: ['How does title insurance differ between lenders?', 'Who pays escrow in Washington?'],
    },
  ],
});

export const researchRequested = constructorOf(ResearchRequested);
export const researchQueryCompleted = constructorOf(ResearchQueryCompleted);
export const researchSuggestionsGenerated = constructorOf(ResearchSuggestionsGenerated);
