import * as z from 'zod';
import { constructorOf, defineEvent } from '../define-event.ts';
import { identifier, instant, userId } from '../shared/fields.ts';
import { usageType } from './subscription.ts';

export const UsageUpdated = defineEvent({
  sources: ['bayon.coagent.user'],
  detailType: 'Usage Updated',
  version: 1,
  producers: ['user', 'user api'],
  consumers: ['user'],
  detail: z.object({
    userId,
    usageType,
    amount: z.int().min(1).max(1_000_000),
    /** The id of the event that used it. */
    sourceEventId: identifier,
    /** When it was used: it counts for that month (UTC). Absent: when this was published. */
    usedAt: instant.optional(),
  }),
  moments: ({ usedAt }) => [['usedAt', usedAt]],
  examples: [
    {
      userId: 'ada',
      usageType: 'contentGeneration',
      amount: 1,
      sourceEventId: 'event-content-1',
      usedAt: '2026-10-31T23:59:58.000Z',
    },
    { userId: 'grace', usageType: 'aiImageEditing', amount: 3, sourceEventId: 'event-edit-9' },
  ],
});

export const usageUpdated = constructorOf(UsageUpdated);
