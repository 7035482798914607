import * as z from 'zod';
import { constructorOf, defineEvent } from '../define-event.ts';
import { count, line } from '../shared/fields.ts';
import { currency } from '../shared/money.ts';
import { marketArea, percent, priceKind } from './prices.ts';

/** Asks to look at an area anew because its prices changed: for a trend, and for the alert rules that watch it. */
export const AreaEvaluationRequested = defineEvent({
  sources: ['bayon.coagent.market'],
  detailType: 'Area Evaluation Requested',
  version: 1,
  producers: ['market'],
  consumers: ['market'],
  detail: z.object({
    marketArea,
    currency,
    /** Of which prices. Absent: `list`. */
    priceKind: priceKind.optional(),
  }),
  examples: [
    { marketArea: 'Ballard', currency: 'USD' },
    { marketArea: 'Ballard', currency: 'USD', priceKind: 'sold' },
  ],
});

/** What alert rules are compared with. A value that there is no data for is absent. */
export const areaValues = z.object({
  /** The newest day that prices of the area are known of. */
  day: z.iso.date(),
  /** Cents: the median of the day. */
  medianPrice: z.int().nonnegative(),
  /** Signed, per cent: the median of the week up to the day against that of the week before. */
  priceChangePercent: percent.optional(),
  /** Properties observed on the day. */
  observations: count,
});

export type AreaValues = z.infer<typeof areaValues>;

/**
 * Asks to compare the next chunk of an area's alert rules with its values: thousands of rules are compared chunk by
 * chunk, each of them an event of its own.
 */
export const AlertRulesEvaluationRequested = defineEvent({
  sources: ['bayon.coagent.market'],
  detailType: 'Alert Rules Evaluation Requested',
  version: 1,
  producers: ['market'],
  consumers: ['market'],
  detail: z.object({
    marketArea,
    currency,
    /** Of which prices. Absent: `list`. */
    priceKind: priceKind.optional(),
    values: areaValues,
    /** When the values were worked out, and by which evaluation: an older one changes nothing that a newer one saw. */
    asOf: line(256),
    /** Where this chunk begins. Absent: at the beginning. */
    cursor: line(512).optional(),
  }),
  examples: [
    {
      marketArea: 'Ballard',
      currency: 'USD',
      values: { day: '2026-11-20', medianPrice: 91_200_000, priceChangePercent: 1.8, observations: 14 },
      asOf: '2026-11-20T18:00:04.000Z#event-1',
      cursor: 'ada#rule-1',
    },
  ],
});

export const areaEvaluationRequested = constructorOf(AreaEvaluationRequested);
export const alertRulesEvaluationRequested = constructorOf(AlertRulesEvaluationRequested);
