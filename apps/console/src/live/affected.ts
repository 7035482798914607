/** Paths of the APIs whose answers a notification may have changed, by its event: all that begin so are asked anew. */
const byNotification: Readonly<Record<string, readonly string[]>> = {
  content_generated: ['/studio/', '/user/usage', '/user/onboarding', '/brand/seo'],
  content_published: ['/studio/'],
  job_failed: ['/studio/', '/research/', '/user/usage'],
  profile_updated: ['/brand/profile', '/user/onboarding', '/user/recommendations'],
  audit_completed: ['/brand/audits', '/brand/seo', '/user/tasks', '/user/recommendations'],
  competitor_alert: ['/brand/competitors'],
  ranking_alert: ['/brand/rankings', '/brand/seo'],
  research_completed: ['/research/', '/studio/ideas', '/user/usage'],
  report_generated: ['/research/reports'],
  trend_alert: ['/market/', '/studio/ideas', '/user/recommendations'],
  market_alert: ['/market/alerts', '/user/tasks', '/studio/'],
  opportunity_alert: ['/market/opportunities'],
  price_change_alert: ['/market/'],
  welcome: ['/user/', '/studio/ideas'],
  subscription_changed: ['/user/'],
  usage_warning: ['/user/usage', '/user/recommendations'],
  usage_limit_exceeded: ['/user/usage', '/user/recommendations'],
};

/** A digest stands for notifications of any type, and so does a type that came after this page. */
const anything = ['/'];

/** What to ask anew after a notification. */
export const affectedBy = (event: string): readonly string[] => byNotification[event] ?? anything;

/** What to ask anew after a step of a job: only its end is in anybody's answer. */
export const affectedByJob = ({ jobType, status }: { readonly jobType: string; readonly status: string }) =>
  status !== 'completed' && status !== 'failed'
    ? []
    : jobType.startsWith('content')
      ? ['/studio/']
      : ['/research/'];
