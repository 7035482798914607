import * as z from 'zod';
import { constructorOf, defineEvent } from '../define-event.ts';
import { identifier, line, text, userId } from '../shared/fields.ts';
import { contentType, maxContent, maxTitle } from './content-type.ts';

export const ContentUpdated = defineEvent({
  sources: ['bayon.coagent.studio'],
  detailType: 'Content Updated',
  version: 1,
  producers: ['studio api'],
  consumers: ['studio'],
  detail: z.object({
    userId,
    contentId: identifier,
    contentType,
    /** The names of what changed: `title`, `content`. */
    changes: z
      .array(z.enum(['title', 'content']))
      .min(1)
      .max(2),
    title: line(maxTitle).optional(),
    content: text(maxContent).min(1).optional(),
  }),
  examples: [
    {
      userId: 'ada',
      contentId: 'content-8d1b77',
      contentType: 'blog-post',
      changes: ['title'],
      title: 'Your first home in Ballard: a spring guide',
    },
    {
      userId: 'ada',
      contentId: 'content-8d1b77',
      contentType: 'blog-post',
      changes: ['content'],
      content: 'Ballard moves quickly in spring.\n\nCall me before the weekend and we will plan your visits.',
    },
  ],
});

export const contentUpdated = constructorOf(ContentUpdated);
