import type { RulesFor } from '@bayon/publisher/rule';
import type { consumes } from '../subscriptions.ts';
import { featureAccessChangedRule } from './feature-access-changed.ts';
import { jobProgressUpdateRule } from './job-progress-update.ts';
import { knowledgeUpdatedRule } from './knowledge-updated.ts';
import { preferencesChangedRule } from './preferences-changed.ts';
import { reportGeneratedRule } from './report-generated.ts';
import { reportRequestedRule } from './report-requested.ts';
import { reportSharingDueRule, reportSharingScheduledRule } from './report-sharing.ts';
import { researchQueryCompletedRule } from './research-query-completed.ts';
import { researchRequestedRule } from './research-requested.ts';

/** What research does on each event that it subscribes to. */
export const rules: RulesFor<typeof consumes> = {
  'Research Requested': researchRequestedRule,
  'Job Progress Update': jobProgressUpdateRule,
  'Research Query Completed': researchQueryCompletedRule,
  'Report Requested': reportRequestedRule,
  'Report Generated': reportGeneratedRule,
  'Report Sharing Scheduled': reportSharingScheduledRule,
  'Report Sharing Due': reportSharingDueRule,
  'Knowledge Updated': knowledgeUpdatedRule,
  'Feature Access Changed': featureAccessChangedRule,
  'Preferences Changed': preferencesChangedRule,
};
