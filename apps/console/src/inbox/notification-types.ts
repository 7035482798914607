import type { AnswerOf } from '@bayon/client';

type NotificationType = NonNullable<AnswerOf<'/user/preferences', 'get'>['mutedNotifications']>[number];

/** Each that the services describe, so that none is forgotten when there is another. */
const listed: Readonly<Record<NotificationType, true>> = {
  content_generated: true,
  content_published: true,
  job_failed: true,
  profile_updated: true,
  audit_completed: true,
  competitor_alert: true,
  ranking_alert: true,
  research_completed: true,
  report_generated: true,
  trend_alert: true,
  market_alert: true,
  opportunity_alert: true,
  price_change_alert: true,
  welcome: true,
  subscription_changed: true,
  usage_warning: true,
  usage_limit_exceeded: true,
};

/** What there may be to tell, in the order in which it is listed. */
export const notificationTypes = Object.keys(listed) as readonly NotificationType[];
