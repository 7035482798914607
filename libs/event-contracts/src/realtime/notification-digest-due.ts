import * as z from 'zod';
import { constructorOf, defineEvent } from '../define-event.ts';
import { instant, userId } from '../shared/fields.ts';

export const NotificationDigestDue = defineEvent({
  sources: ['bayon.coagent.realtime'],
  detailType: 'Notification Digest Due',
  version: 1,
  producers: ['realtime scheduler'],
  consumers: ['realtime'],
  detail: z.object({
    userId,
    /** Which of the user's digests: when it was to come. */
    digestKey: instant,
    /** From the first notification that waits in it to when it was to come. */
    window: z.object({ from: instant, to: instant }),
  }),
  moments: ({ window }) => [['window.to', window.to]],
  examples: [
    {
      userId: 'ada',
      digestKey: '2026-03-14T18:00:00.000Z',
      window: { from: '2026-03-14T09:26:53.000Z', to: '2026-03-14T18:00:00.000Z' },
    },
  ],
});

export const notificationDigestDue = constructorOf(NotificationDigestDue);
