import { auditFinding, competitorData, profileData } from '@bayon/event-contracts';
import { count, date, pageOf, time } from '@bayon/publisher/answers';
import type { AnswersOf } from '@bayon/publisher/http';
import * as z from 'zod';
import type { routes } from './routes.ts';

const rank = z.int().min(1).max(100).nullable().describe('null: not among the first hundred');
const trend = z.enum(['improving', 'declining', 'stable']);

const profile = z.object({
  userId: z.string(),
  ...profileData.partial().shape,
  updatedAt: time.optional().describe('Absent until something was said'),
});

const listing = z.object({
  listingId: z.string(),
  directory: z.string(),
  businessName: z.string(),
  address: z.string(),
  phone: z.string(),
  url: z.string(),
  changedAt: time,
});

const audit = z.object({
  auditId: z.string(),
  auditType: z.string(),
  score: z.number().min(0).max(100),
  findings: z.array(auditFinding).describe('The gravest first, the first fifty'),
  findingsTotal: count,
  completedAt: time,
});

const comparison = z.object({
  shared: count,
  ahead: count,
  behind: count,
  level: count,
  keywords: z.array(z.object({ keyword: z.string(), searchEngine: z.string(), rank, competitorRank: rank })),
  partial: z.boolean(),
});

const competitor = z.object({
  competitorId: z.string(),
  ...competitorData.shape,
  discoveryMethod: z.string(),
  status: z.enum(['tracked', 'retired']),
  relevance: z.number(),
  comparison: comparison.optional(),
});

const analysis = z.object({
  day: date,
  tracked: count,
  retired: count,
  areas: z.array(
    z.object({
      marketArea: z.string(),
      tracked: count,
      share: z.number(),
      concentration: z.number(),
      level: z.enum(['unconcentrated', 'moderate', 'high']),
    }),
  ),
});

const standing = z.object({
  keyword: z.string(),
  searchEngine: z.string(),
  rank,
  trend,
  readAt: time.optional(),
});

const reading = z.object({
  searchEngine: z.string(),
  competitorId: z.string().optional(),
  oldRank: rank,
  newRank: rank,
  at: time,
});

const advice = {
  recommendations: z.array(
    z.object({ kind: z.string(), message: z.string(), priority: z.enum(['low', 'medium', 'high']) }),
  ),
  updatedAt: time,
};
const seo = z.discriminatedUnion('about', [
  z.object({
    about: z.literal('content'),
    contentId: z.string(),
    title: z.string(),
    analysis: z.object({
      score: z.number(),
      titleLength: count,
      wordCount: count,
      keywords: z.array(z.object({ keyword: z.string(), inTitle: z.boolean(), inExcerpt: z.number() })),
    }),
    ...advice,
  }),
  z.object({
    about: z.literal('keyword'),
    keyword: z.string(),
    searchEngine: z.string(),
    rank,
    ...advice,
  }),
  z.object({ about: z.literal('listings'), auditId: z.string(), score: z.number(), ...advice }),
]);

const rejected = z.array(z.object({ line: z.int().min(1), reason: z.string() }));

const ranks = z.object({
  changed: z
    .array(
      z.object({
        keyword: z.string(),
        searchEngine: z.string(),
        competitorId: z.string().optional(),
        oldRank: rank,
        newRank: rank,
        observedAt: time.optional(),
      }),
    )
    .describe('Those that moved or are new'),
  unchanged: count,
  rejected: rejected.optional().describe('Of a file'),
  assumed: z
    .object({
      encoding: z.string(),
      searchEngine: z.string().optional(),
      dateOrder: z.string().optional(),
    })
    .optional()
    .describe('How a file was read'),
});

const changes = z.object({ changes: z.array(profileData.keyof()) });

export const answers: AnswersOf<typeof routes> = {
  getProfile: { 200: profile },
  putProfile: { 200: changes, 202: changes },
  listListings: { 200: pageOf(listing) },
  recordListing: {
    202: z.union([
      z.object({ listingId: z.string() }),
      z
        .object({
          taken: z.array(z.object({ line: z.int().min(1), listingId: z.string(), directory: z.string() })),
          rejected,
        })
        .describe('Of a file'),
    ]),
  },
  removeListing: { 202: z.object({ listingId: z.string() }) },
  requestAudit: { 202: z.object({ auditId: z.string() }) },
  listAudits: { 200: pageOf(audit).extend({ trend }) },
  listCompetitors: { 200: pageOf(competitor).extend({ analysis: analysis.optional() }) },
  addCompetitor: { 202: z.object({ competitorId: z.string() }) },
  reportRankings: { 200: ranks, 202: ranks },
  listRankings: {
    200: z.union([
      pageOf(standing),
      pageOf(reading)
        .extend({ keyword: z.string(), standings: z.array(standing) })
        .describe('Of one keyword'),
    ]),
  },
  listSeo: { 200: pageOf(seo) },
};
