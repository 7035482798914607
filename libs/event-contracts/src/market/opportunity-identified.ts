import * as z from 'zod';
import { constructorOf, defineEvent } from '../define-event.ts';
import { identifier, userId } from '../shared/fields.ts';

export const opportunityType = z.enum([
  'high-value-listing',
  'market-expansion',
  'competitor-weakness',
  'seasonal-trend',
]);

export type OpportunityType = z.infer<typeof opportunityType>;

export const OpportunityIdentified = defineEvent({
  sources: ['bayon.coagent.market'],
  detailType: 'Opportunity Identified',
  version: 1,
  producers: ['market', 'market api'],
  consumers: ['market'],
  detail: z.object({
    userId,
    opportunityId: identifier,
    opportunityType,
    /** Small facts, no bodies. */
    opportunityData: z.record(z.string().max(64), z.unknown()),
    /** 0 to 1. */
    confidence: z.number().min(0).max(1),
    /** `false`: the user hears of it with something else. Absent: `true`. */
    notify: z.boolean().optional(),
  }),
  examples: [
    {
      userId: 'ada',
      opportunityId: 'opportunity-5',
      opportunityType: 'seasonal-trend',
      opportunityData: { marketArea: 'Ballard', slopePercent: 4.2 },
      confidence: 0.68,
    },
    {
      userId: 'grace',
      opportunityId: 'opportunity-6',
      opportunityType: 'high-value-listing',
      opportunityData: { propertyId: 'mls-2290114', address: '6522 23rd Ave NW' },
      confidence: 0.9,
    },
  ],
});

export const opportunityIdentified = constructorOf(OpportunityIdentified);
