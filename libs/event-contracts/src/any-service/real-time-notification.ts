import * as z from 'zod';
import { constructorOf, defineEvent } from '../define-event.ts';
import { everySource } from '../services.ts';
import { line, userId } from '../shared/fields.ts';

export const notificationTypes = [
  'content_generated',
  'content_published',
  'job_failed',
  'profile_updated',
  'audit_completed',
  'competitor_alert',
  'ranking_alert',
  'research_completed',
  'report_generated',
  'trend_alert',
  'market_alert',
  'opportunity_alert',
  'price_change_alert',
  'welcome',
  'subscription_changed',
  'usage_warning',
  'usage_limit_exceeded',
] as const;

export const notificationType = z.enum(notificationTypes);
export type NotificationType = z.infer<typeof notificationType>;

/** What a log of notifications holds: those, and digests of them. */
export const loggedType = z.enum([...notificationTypes, 'notification_digest']);
export type LoggedType = z.infer<typeof loggedType>;

export const severity = z.enum(['info', 'success', 'warning', 'critical']);
export type Severity = z.infer<typeof severity>;

export const RealTimeNotification = defineEvent({
  sources: everySource,
  detailType: 'Real-time Notification',
  version: 1,
  producers: ['studio', 'studio generator', 'brand', 'research', 'research worker', 'market', 'user'],
  consumers: ['realtime'],
  detail: z
    .object({
      /** For one user, or … */
      userId: userId.optional(),
      /** … for up to 200 of them. Longer audiences are told in chunks. */
      userIds: z.array(userId).min(1).max(200).optional(),
      type: notificationType,
      /** For the user to read. */
      message: line(500),
      /** Ids and small facts for the client, no bodies. */
      data: z.record(z.string().max(64), z.unknown()).optional(),
      severity: severity.optional(),
    })
    .refine((detail) => (detail.userId === undefined) !== (detail.userIds === undefined), {
      path: ['userId'],
      message: 'either userId or userIds, not both',
    }),
  examples: [
    {
      userId: 'ada',
      type: 'content_generated',
      message: 'Your blog post “Buying your first home in Ballard this spring” is ready.',
      data: { contentId: 'content-8d1b77', contentType: 'blog-post' },
      severity: 'success',
    },
    {
      userIds: ['ada', 'grace', 'linh.tran'],
      type: 'trend_alert',
      message: 'Prices in Ballard rose 4.2 % in 90 days.',
      data: { marketArea: 'Ballard' },
    },
  ],
});

export const realTimeNotification = constructorOf(RealTimeNotification);
