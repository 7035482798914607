import * as z from 'zod';
import { constructorOf, defineEvent } from '../define-event.ts';
import { line, text, userId } from '../shared/fields.ts';

/** The whole of what a writer should know of the agent, after a change. */
export const PersonalizationUpdated = defineEvent({
  sources: ['bayon.coagent.brand'],
  detailType: 'Personalization Updated',
  version: 1,
  producers: ['brand'],
  consumers: ['studio'],
  detail: z.object({
    userId,
    businessName: text(120),
    marketArea: text(120),
    specialties: z.array(line(80)).max(30),
    tone: text(40),
  }),
  examples: [
    {
      userId: 'ada',
      businessName: 'Lovelace Homes',
      marketArea: 'Ballard',
      specialties: ['first-time buyers', 'Craftsman homes'],
      tone: 'warm',
    },
    { userId: 'linh.tran', businessName: '', marketArea: '', specialties: [], tone: '' },
  ],
});

export const personalizationUpdated = constructorOf(PersonalizationUpdated);
