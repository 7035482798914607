import * as z from 'zod';
import { constructorOf, defineEvent } from '../define-event.ts';
import { identifier, line, userId } from '../shared/fields.ts';
import { currency } from '../shared/money.ts';
import { marketArea, priceKind } from './prices.ts';

export const alertSeverity = z.enum(['low', 'medium', 'high', 'critical']);

/** What an alert rule watches of an area's day. */
export const alertMetric = z.enum(['median-price', 'price-change-percent', 'observations']);

export const alertRule = z.object({
  marketArea,
  metric: alertMetric,
  comparison: z.enum(['above', 'below']),
  /** In the metric's own unit: cents, per cent, a count. */
  threshold: z.number().min(-1e15).max(1e15),
  /** Which prices of the area are watched, ISO 4217. Absent: USD. */
  currency: currency.optional(),
  /** Asking prices or prices paid. Absent: `list`. */
  priceKind: priceKind.optional(),
  severity: alertSeverity,
});

export type AlertRule = z.infer<typeof alertRule>;

export const AlertRuleChanged = defineEvent({
  sources: ['bayon.coagent.market'],
  detailType: 'Alert Rule Changed',
  version: 1,
  producers: ['market api'],
  consumers: ['market'],
  detail: z
    .object({
      userId,
      ruleId: identifier,
      change: z.enum(['set', 'removed']),
      /** With `set`. */
      rule: alertRule.optional(),
    })
    .refine(({ change, rule }) => (change === 'set') === (rule !== undefined), {
      path: ['rule'],
      message: 'is needed with set, and with nothing else',
    }),
  examples: [
    {
      userId: 'ada',
      ruleId: 'rule-1',
      change: 'set',
      rule: {
        marketArea: 'Ballard',
        metric: 'median-price',
        comparison: 'above',
        threshold: 90_000_000,
        severity: 'high',
      },
    },
    { userId: 'ada', ruleId: 'rule-1', change: 'removed' },
  ],
});

export const AlertTriggered = defineEvent({
  sources: ['bayon.coagent.market'],
  detailType: 'Alert Triggered',
  version: 1,
  producers: ['market'],
  consumers: ['market'],
  detail: z.object({
    userId,
    alertId: identifier,
    /** What was watched: `median-price` */
    alertType: line(64),
    /** What was seen: small facts, no bodies. */
    alertData: z.record(z.string().max(64), z.unknown()),
    severity: alertSeverity,
  }),
  examples: [
    {
      userId: 'ada',
      alertId: 'alert-77',
      alertType: 'median-price',
      alertData: {
        marketArea: 'Ballard',
        value: 91_200_000,
        threshold: 90_000_000,
        comparison: 'above',
        ruleId: 'rule-1',
      },
      severity: 'critical',
    },
  ],
});

export const ImmediateActionRequired = defineEvent({
  sources: ['bayon.coagent.market'],
  detailType: 'Immediate Action Required',
  version: 1,
  producers: ['market'],
  consumers: ['user'],
  detail: z.object({
    userId,
    alertId: identifier,
    alertType: line(64),
    /** For the user to read: what to do. */
    action: line(300),
    priority: z.enum(['high', 'urgent']),
  }),
  examples: [
    {
      userId: 'ada',
      alertId: 'alert-77',
      alertType: 'median-price',
      action: 'Review your Ballard listings: the median price is above 900,000.',
      priority: 'urgent',
    },
  ],
});

export const AreaTrackingChanged = defineEvent({
  sources: ['bayon.coagent.market'],
  detailType: 'Area Tracking Changed',
  version: 1,
  producers: ['market api'],
  consumers: ['market'],
  detail: z.object({ userId, marketArea, tracking: z.boolean() }),
  examples: [
    { userId: 'ada', marketArea: 'Ballard', tracking: true },
    { userId: 'grace', marketArea: 'Green Lake', tracking: false },
  ],
});

export const alertRuleChanged = constructorOf(AlertRuleChanged);
export const alertTriggered = constructorOf(AlertTriggered);
export const immediateActionRequired = constructorOf(ImmediateActionRequired);
export const areaTrackingChanged = constructorOf(AreaTrackingChanged);
