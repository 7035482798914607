import * as z from 'zod';
import { constructorOf, defineEvent } from '../define-event.ts';
import { identifier, userId } from '../shared/fields.ts';
import { contentType } from './content-type.ts';

/** Asks for an analysis of the stored text as it is when the event is handled. */
export const ContentOptimizationRequested = defineEvent({
  sources: ['bayon.coagent.studio'],
  detailType: 'Content Optimization Requested',
  version: 1,
  producers: ['studio'],
  consumers: ['studio'],
  detail: z.object({ userId, contentId: identifier, contentType }),
  examples: [
    { userId: 'ada', contentId: 'content-8d1b77', contentType: 'blog-post' },
    { userId: 'grace', contentId: 'content-77aa01', contentType: 'listing-description' },
  ],
});

export const contentOptimizationRequested = constructorOf(ContentOptimizationRequested);
