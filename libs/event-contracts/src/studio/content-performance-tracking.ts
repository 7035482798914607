import * as z from 'zod';
import { constructorOf, defineEvent } from '../define-event.ts';
import { identifier, instant, userId } from '../shared/fields.ts';
import { channels } from './channel.ts';

const tracked = z.object({ userId, contentId: identifier, publishedTo: channels });

export const ContentPerformanceTrackingScheduled = defineEvent({
  sources: ['bayon.coagent.studio'],
  detailType: 'Content Performance Tracking Scheduled',
  version: 1,
  producers: ['studio'],
  consumers: ['studio'],
  detail: tracked.extend({
    /** When the performance record is opened. */
    trackAt: instant,
  }),
  examples: [
    {
      userId: 'ada',
      contentId: 'content-8d1b77',
      publishedTo: ['website', 'newsletter'],
      trackAt: '2026-11-24T09:30:00.000Z',
    },
  ],
});

/** The scheduler's word that a tracking is due: only studio's processor writes studio's table. */
export const ContentPerformanceTrackingDue = defineEvent({
  sources: ['bayon.coagent.studio'],
  detailType: 'Content Performance Tracking Due',
  version: 1,
  producers: ['studio scheduler'],
  consumers: ['studio'],
  detail: tracked.extend({
    /** When it was to be: the `trackAt` it was scheduled with. */
    dueAt: instant,
  }),
  examples: [
    {
      userId: 'ada',
      contentId: 'content-8d1b77',
      publishedTo: ['website', 'newsletter'],
      dueAt: '2026-11-24T09:30:00.000Z',
    },
  ],
});

export const contentPerformanceTrackingScheduled = constructorOf(ContentPerformanceTrackingScheduled);
export const contentPerformanceTrackingDue = constructorOf(ContentPerformanceTrackingDue);
