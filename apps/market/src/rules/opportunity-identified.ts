import {
  type DetailOf,
  OpportunityIdentified,
  type OpportunityType,
  realTimeNotification,
} from '@bayon/event-contracts';
import { add, get, put, rule } from '@bayon/publisher/rule';
import { dayOf } from '../almanac/days.ts';
import { keys, listed } from '../almanac/keys.ts';
import { opportunityText } from '../almanac/opportunity-text.ts';
import { isNewer } from '../almanac/version.ts';

/** What each type adds to the confidence. */
const boosts: Readonly<Record<OpportunityType, number>> = {
  'high-value-listing': 0.2,
  'market-expansion': 0.15,
  'competitor-weakness': 0.1,
  'seasonal-trend': 0.05,
};

/** The user is told from this score on. */
const worthTelling = 0.7;

/** Confidence and boost, at most 1. Rounded to millionths: 0.55 + 0.15 is 0.7, and not a little more or less. */
export const scoreOf = (type: OpportunityType, confidence: number): number =>
  Math.min(1, rounded(confidence + boosts[type]));

const rounded = (share: number) => Math.round(share * 1_000_000) / 1_000_000;

/** Something to act on was found: scored, kept, counted, and told if it is worth it. */
export const opportunityIdentifiedRule = rule(OpportunityIdentified, {
  load: ({ detail: { userId, opportunityId } }) => ({ known: get(keys.opportunity(userId, opportunityId)) }),
  decide: ({ id, detail }, { known }) => {
    const { userId, opportunityId, opportunityType, opportunityData, confidence, timestamp, notify } = detail;
    const from = { at: timestamp, eventId: id };
    const counted = { day: dayOf(timestamp), kind: 'opportunity-type', name: opportunityType } as const;
    const counter = add(keys.findingsDay(userId, counted), { count: 1 }, { set: counted });
    if (!isNewer(from, known?.from)) return { writes: [counter], events: [] };
    const score = scoreOf(opportunityType, confidence);
    const facts = JSON.stringify(opportunityData);
    const opportunity = {
      opportunityId,
      opportunityType,
      facts,
      confidence: rounded(confidence),
      score,
      from,
    };
    return {
      writes: [
        put(keys.opportunity(userId, opportunityId), opportunity, {
          index: listed('OPPORTUNITIES', userId, timestamp, opportunityId),
        }),
        counter,
      ],
      events: score >= worthTelling && notify !== false ? [notification(detail, score)] : [],
    };
  },
});

const notification = (detail: DetailOf<typeof OpportunityIdentified>, score: number) =>
  realTimeNotification({
    userId: detail.userId,
    type: 'opportunity_alert',
    message: opportunityText(detail, score),
    data: { opportunityId: detail.opportunityId, opportunityType: detail.opportunityType, score },
    severity: 'success',
  });
