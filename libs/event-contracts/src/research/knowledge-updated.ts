import * as z from 'zod';
import { constructorOf, defineEvent } from '../define-event.ts';
import { identifier, line, text, userId } from '../shared/fields.ts';

/** Longest text of one piece of knowledge, in characters. */
export const maxKnowledge = 15_000;

export const knowledgeData = z.object({
  title: line(200),
  text: text(maxKnowledge),
  tags: z.array(line(60)).max(30),
});

export type KnowledgeData = z.infer<typeof knowledgeData>;

export const KnowledgeUpdated = defineEvent({
  sources: ['bayon.coagent.research'],
  detailType: 'Knowledge Updated',
  version: 1,
  producers: ['research api'],
  consumers: ['research'],
  detail: z
    .object({
      userId,
      knowledgeId: identifier,
      updateType: z.enum(['added', 'updated', 'deleted']),
      /** With `added` and `updated`. */
      knowledgeData: knowledgeData.optional(),
      /** With `deleted`: title and tags of what is gone, which nobody can look up any more. */
      topics: z.array(line(200)).max(31).optional(),
    })
    .refine(({ updateType, knowledgeData: data }) => (updateType === 'deleted') === (data === undefined), {
      path: ['knowledgeData'],
      message: 'is needed, but not with deleted',
    }),
  examples: [
    {
      userId: 'ada',
      knowledgeId: 'closing-costs',
      updateType: 'added',
      knowledgeData: {
        title: 'Closing cost checklist',
        text: 'Title insurance, escrow fee, prepaid property tax and the first year of home insurance.',
        tags: ['buyers', 'closing'],
      },
    },
    {
      userId: 'ada',
      knowledgeId: 'old-rates',
      updateType: 'deleted',
      topics: ['Mortgage rates of 2025', 'rates'],
    },
  ],
});

export const knowledgeUpdated = constructorOf(KnowledgeUpdated);
