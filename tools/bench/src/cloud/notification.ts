import { freshId, type Outgoing } from './bus.ts';

/** A notification as a service would send it. Its frame carries the event's id. */
export const notificationFor = (userId: string): Outgoing => ({
  detailType: 'Real-time Notification',
  id: freshId('notification'),
  detail: {
    userId,
    type: 'content_generated',
    message: 'Your blog post is ready.',
    data: { contentId: 'content-8d1b77', contentType: 'blog-post' },
    // However many there are, each is told at once.
    severity: 'critical',
  },
});
