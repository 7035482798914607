import * as z from 'zod';
import { constructorOf, defineEvent } from '../define-event.ts';
import { identifier, line, userId } from '../shared/fields.ts';
import { contentType } from '../studio/content-type.ts';

export const ContentGenerationSuggested = defineEvent({
  sources: ['bayon.coagent.research', 'bayon.coagent.market', 'bayon.coagent.studio'],
  detailType: 'Content Generation Suggested',
  version: 1,
  // Studio itself makes one for each user of a trend's audience.
  producers: ['research', 'market', 'studio'],
  consumers: ['studio'],
  detail: z.object({
    userId,
    suggestedContentType: contentType,
    topic: line(200),
    /** For the user to read: why this, why now. */
    reason: line(300),
    /** The detail-type of what gave rise to it. */
    sourceEvent: line(80),
    /** The answered research question to build on. */
    queryId: identifier.optional(),
  }),
  examples: [
    {
      userId: 'ada',
      suggestedContentType: 'blog-post',
      topic: 'The closing costs that first-time buyers overlook',
      reason: 'Your research found three good sources on it.',
      sourceEvent: 'Research Query Completed',
      queryId: 'query-41',
    },
    {
      userId: 'grace',
      suggestedContentType: 'market-update',
      topic: 'Median price in Green Lake above 1.1 million',
      reason: 'A high alert of yours was triggered.',
      sourceEvent: 'Alert Triggered',
    },
  ],
});

export const ContentRefreshRequested = defineEvent({
  sources: ['bayon.coagent.research'],
  detailType: 'Content Refresh Requested',
  version: 1,
  producers: ['research'],
  consumers: ['studio'],
  detail: z.object({
    userId,
    knowledgeId: identifier,
    updateType: z.enum(['added', 'updated', 'deleted']),
    /** What the changed knowledge is about: its tags and title. */
    topics: z.array(line(200)).max(31),
  }),
  examples: [
    {
      userId: 'ada',
      knowledgeId: 'closing-costs',
      updateType: 'updated',
      topics: ['Closing cost checklist', 'buyers'],
    },
  ],
});

export const contentGenerationSuggested = constructorOf(ContentGenerationSuggested);
export const contentRefreshRequested = constructorOf(ContentRefreshRequested);
