import {
  AuditCompleted,
  BrandAuditRequested,
  CompetitorDiscovered,
  CompetitorRefreshRequested,
  DirectoryListingChanged,
  PreferencesChanged,
  ProfileUpdated,
  RankingChanged,
  RankingComparisonRequested,
  SeoAnalysisRequested,
} from '@bayon/event-contracts';

/** What brand's inbox takes off the bus. The rules on the bus and the table of rules both follow from it. */
export const consumes = [
  ProfileUpdated,
  BrandAuditRequested,
  AuditCompleted,
  DirectoryListingChanged,
  CompetitorRefreshRequested,
  CompetitorDiscovered,
  RankingComparisonRequested,
  RankingChanged,
  SeoAnalysisRequested,
  PreferencesChanged,
] as const;
