import * as z from 'zod';
import { constructorOf, defineEvent } from '../define-event.ts';
import { identifier, instant, userId } from '../shared/fields.ts';
import { channels } from './channel.ts';
import { contentType } from './content-type.ts';

export const ContentPublished = defineEvent({
  sources: ['bayon.coagent.studio'],
  detailType: 'Content Published',
  version: 1,
  producers: ['studio api', 'studio scheduler'],
  consumers: ['studio'],
  detail: z.object({
    userId,
    contentId: identifier,
    contentType,
    publishedTo: channels,
    /** In the future: it is scheduled, and published when due. Absent or past: it is published. */
    scheduledFor: instant.optional(),
  }),
  examples: [
    {
      userId: 'ada',
      contentId: 'content-8d1b77',
      contentType: 'blog-post',
      publishedTo: ['website', 'newsletter'],
    },
    {
      userId: 'linh.tran',
      contentId: 'content-30cc90',
      contentType: 'social-media',
      publishedTo: ['facebook'],
      scheduledFor: '2026-11-29T17:00:00.000Z',
    },
  ],
});

export const contentPublished = constructorOf(ContentPublished);
