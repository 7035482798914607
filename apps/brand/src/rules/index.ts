import type { RulesFor } from '@bayon/publisher/rule';
import type { consumes } from '../subscriptions.ts';
import { auditCompletedRule } from './audit-completed.ts';
import { brandAuditRequestedRule } from './brand-audit-requested.ts';
import { competitorDiscoveredRule } from './competitor-discovered.ts';
import { competitorRefreshRequestedRule } from './competitor-refresh-requested.ts';
import { directoryListingChangedRule } from './directory-listing-changed.ts';
import { preferencesChangedRule } from './preferences-changed.ts';
import { profileUpdatedRule } from './profile-updated.ts';
import { rankingChangedRule } from './ranking-changed.ts';
import { rankingComparisonRequestedRule } from './ranking-comparison-requested.ts';
import { seoAnalysisRequestedRule } from './seo-analysis-requested.ts';

/** What brand does on each event that it subscribes to. */
export const rules: RulesFor<typeof consumes> = {
  'Profile Updated': profileUpdatedRule,
  'Brand Audit Requested': brandAuditRequestedRule,
  'Audit Completed': auditCompletedRule,
  'Directory Listing Changed': directoryListingChangedRule,
  'Competitor Refresh Requested': competitorRefreshRequestedRule,
  'Competitor Discovered': competitorDiscoveredRule,
  'Ranking Comparison Requested': rankingComparisonRequestedRule,
  'Ranking Changed': rankingChangedRule,
  'SEO Analysis Requested': seoAnalysisRequestedRule,
  'Preferences Changed': preferencesChangedRule,
};
