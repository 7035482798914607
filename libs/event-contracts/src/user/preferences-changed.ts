import * as z from 'zod';
import { notificationType, notificationTypes } from '../any-service/real-time-notification.ts';
import { constructorOf, defineEvent } from '../define-event.ts';
import { text, userId } from '../shared/fields.ts';
import { channel } from '../studio/channel.ts';

/** What a user may set. */
export const preferences = z.object({
  /** Types that the user does not want to be told of, except when critical. */
  mutedNotifications: z.array(notificationType).max(notificationTypes.length).optional(),
  contentTone: text(40).optional(),
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
  consumers: ['user', 'realtime', 'research', 'studio'],
  detail: z.object({
    userId,
    /** Only what changed. */
    preferences,
  }),
  examples: [
    { userId: 'ada', preferences: { mutedNotifications: ['price_change_alert'] } },
    {
      userId: 'linh.tran',
      preferences: { contentTone: 'playful', autoShareReports: true, shareChannels: ['email', 'facebook'] },
    },
  ],
});

export const preferencesChanged = constructorOf(PreferencesChanged);
