import type { Advice } from '../presence/advice.ts';
import type { StoredAudit } from '../presence/audit-history.ts';
import type { Comparison } from '../presence/comparison.ts';
import type { Competitor } from '../presence/competition.ts';
import type { Listing } from '../presence/listing.ts';
import type { MarketAnalysis } from '../presence/market-analysis.ts';
import type { Profile } from '../presence/profile.ts';
import { shownRank, type Standing, type StoredReading } from '../presence/ranking.ts';

/** What users see: chosen field by field, so that nothing of the table's own gets out. */

export const profileView = (userId: string, profile: Profile | undefined) => ({
  userId,
  ...profile?.fields,
  ...(profile && { updatedAt: profile.updatedAt }),
});

export const listingView = ({ listingId, directory, businessName, address, phone, url, from }: Listing) => ({
  listingId,
  directory,
  businessName,
  address,
  phone,
  url,
  changedAt: from.at,
});

export const auditView = ({
  auditId,
  auditType,
  score,
  findings,
  findingsTotal,
  completedAt,
}: StoredAudit) => ({
  auditId,
  auditType,
  score,
  findings,
  findingsTotal,
  completedAt,
});

export const competitorView = (
  { competitorId, data, discoveryMethod, status, relevance }: Competitor,
  comparison: Comparison | undefined,
) => ({
  competitorId,
  ...data,
  discoveryMethod,
  status,
  relevance,
  ...(comparison && { comparison: comparisonView(comparison) }),
});

const comparisonView = ({ shared, ahead, behind, level, keywords, partial }: Comparison) => ({
  shared,
  ahead,
  behind,
  level,
  keywords: keywords.map((one) => ({
    ...one,
    rank: shownRank(one.rank),
    competitorRank: shownRank(one.competitorRank),
  })),
  partial,
});

export const analysisView = ({ day, tracked, retired, areas }: MarketAnalysis) => ({
  day,
  tracked,
  retired,
  areas,
});

export const standingView = ({ keyword, searchEngine, rank, trend, readings }: Standing) => ({
  keyword,
  searchEngine,
  rank: shownRank(rank),
  trend,
  readAt: readings[0]?.at,
});

export const readingView = ({ searchEngine, competitorId, oldRank, newRank, at }: StoredReading) => ({
  searchEngine,
  competitorId,
  oldRank: shownRank(oldRank),
  newRank: shownRank(newRank),
  at,
});

export function adviceView(advice: Advice) {
  const { recommendations, from } = advice;
  return { ...subjectOf(advice), recommendations, updatedAt: from.at };
}

function subjectOf(advice: Advice) {
  switch (advice.about) {
    case 'content': {
      const { about, contentId, title, analysis } = advice;
      return { about, contentId, title, analysis };
    }
    case 'keyword': {
      const { about, keyword, searchEngine, rank } = advice;
      return { about, keyword, searchEngine, rank: shownRank(rank) };
    }
    case 'listings': {
      const { about, auditId, score } = advice;
      return { about, auditId, score };
    }
  }
}
