import * as z from 'zod';
import { notificationType, notificationTypes } from '../any-service/real-time-notification.ts';
import { constructorOf, defineEvent } from '../define-event.ts';
import { text, timeZone, userId } from '../shared/fields.ts';
import { channel } from '../studio/channel.ts';

/** How a type of notification comes: at once, with others in a digest, or not at all. */
export const deliveries = ['immediate', 'digest', 'off'] as const;

/** A time by the user's clocks: `08:00` */
const localTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time like 08:00');

/** What a user may set. */
export const preferences = z.object({
  /** Types that the user does not want to be told of, except when critical. */
  mutedNotifications: z.array(notificationType).max(notificationTypes.length).optional(),
  /** How each type comes; the others at once. What is critical always does. */
  channels: z.partialRecord(notificationType, z.enum(deliveries)).optional(),
  /** When digests come: each hour, or at a time by the user's clocks. Absent: 08:00. */
  digestAt: z.union([z.literal('hourly'), localTime]).optional(),
  /** From when to when nothing comes that is not critical, by the user's clocks; over midnight where it begins later than it ends. */
  quietHours: z.object({ from: localTime, to: localTime }).nullable().optional(),
  contentTone: text(40).optional(),
  /** Where the user is: times without a zone are theirs. Absent: UTC. */
  timeZone: timeZone.optional(),
  /** Share reports five minutes after they are made, on `shareChannels`. */
  autoShareReports: z.boolean().optional(),
  shareChannels: z.array(channel).max(20).optional(),
});

export type Preferences = z.infer<typeof preferences>;

export const PreferencesChanged = defineEvent({
  sources: ['bayon.coagent.user'],
  detailType: 'Preferences Changed',
  version: 1,
  producers: ['user api'],
  consumers: ['user', 'realtime', 'research', 'studio', 'brand', 'market'],
  detail: z.object({
    userId,
    /** Only what changed. */
    preferences,
  }),
  examples: [
    {
      userId: 'ada',
      preferences: { mutedNotifications: ['price_change_alert'], timeZone: 'America/Los_Angeles' },
    },
    {
      userId: 'linh.tran',
      preferences: { contentTone: 'playful', autoShareReports: true, shareChannels: ['email', 'facebook'] },
    },
    {
      userId: 'grace',
      preferences: {
        channels: { trend_alert: 'digest', usage_warning: 'off' },
        digestAt: '18:00',
        quietHours: { from: '21:30', to: '07:00' },
      },
    },
  ],
});

export const preferencesChanged = constructorOf(PreferencesChanged);
