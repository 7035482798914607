import {
  alertRule,
  currency,
  money,
  opportunityType,
  priceKind,
  priceObservation,
} from '@bayon/event-contracts';
import { count, date, pageOf, time } from '@bayon/publisher/answers';
import type { AnswersOf } from '@bayon/publisher/http';
import * as z from 'zod';
import type { routes } from './routes.ts';

const cents = z.int();
const share = z.number().min(0).max(1);
const area = { area: z.string().describe('As it stands in paths'), marketArea: z.string() };

const day = z.object({
  day: date,
  observations: count,
  medianCents: cents.optional(),
  lowerQuartileCents: cents.optional(),
  upperQuartileCents: cents.optional(),
  priceIncreases: count,
  priceDecreases: count,
  trends: count,
});

const movement = z
  .object({
    trendType: z.string(),
    slopePercent: z.number(),
    confidence: share,
    samples: count,
    days: count,
    asOf: date,
    explanation: z.string(),
  })
  .describe('How the medians move now. Absent where there is too little to say it');

const trend = z.object({
  trendId: z.string(),
  trendType: z.string(),
  metric: z.string(),
  window: z.string(),
  slopePercent: z.number(),
  samples: count,
  confidence: share,
  detectedAt: time,
  usersTold: count,
});

const change = z.object({
  changeId: z.string(),
  propertyId: z.string(),
  marketArea: z.string(),
  oldPrice: money,
  newPrice: money,
  changePercent: z.number(),
  observedAt: time,
});

const valuation = z.object({
  estimateCents: cents,
  lowCents: cents,
  highCents: cents,
  currency,
  asOf: z.string(),
  prices: count,
  indexChangePercent: z.number(),
  explanation: z.string(),
  valuedAt: time,
});

const property = z.object({
  propertyId: z.string(),
  ...area,
  priceKind,
  price: money,
  observedAt: time,
  attributes: priceObservation.shape.attributes,
  valuation: valuation.optional(),
  priceChanges: z.array(change).describe('The latest, newest first'),
  history: pageOf(z.object({ day: date, price: money, observedAt: time })),
  lastSold: z.object({ price: money, soldAt: time }).optional(),
});

const tracking = z.object({ ...area, since: time });

const rule = z.object({
  ruleId: z.string(),
  area: z.string(),
  ...alertRule.partial().shape,
  setAt: time,
});

const facts = z.record(z.string(), z.unknown());

const alert = z.object({
  alertId: z.string(),
  alertType: z.string(),
  alertData: facts,
  severity: alertRule.shape.severity,
  triggeredAt: time,
});

const opportunity = z.object({
  opportunityId: z.string(),
  opportunityType,
  opportunityData: facts,
  confidence: share,
  score: share,
  identifiedAt: time,
});

const counts = z.record(z.string(), count);

const observed = z.object({
  accepted: count,
  areas: z.array(z.object({ ...area, observations: count })),
  rejected: z.object({
    count,
    rows: z.array(z.object({ line: z.int().min(1), reason: z.string() })).describe('The first of them'),
  }),
  assumed: z
    .object({
      encoding: z.string(),
      delimiter: z.string(),
      areaColumns: z.array(z.string()),
      dateColumns: z.array(z.string()),
      observedAt: z.string().optional(),
      dateOrder: z.enum(['month first', 'day first']).optional(),
      timeZone: z.string().optional(),
      currency: z.string().optional(),
    })
    .optional()
    .describe('How a file was read'),
});

const tracked = z.object({ ...area, tracking: z.boolean() });

export const answers: AnswersOf<typeof routes> = {
  observePrices: { 202: observed },
  getArea: {
    200: z.object({
      ...area,
      from: date,
      to: date,
      currency,
      priceKind,
      days: z.array(day),
      trend: movement.optional(),
      trends: z.array(trend),
      priceChanges: pageOf(change),
    }),
  },
  getProperty: { 200: property },
  trackArea: { 202: tracked },
  untrackArea: { 202: tracked },
  getTracking: { 200: tracking.extend({ tracking: z.literal(true) }) },
  listTracking: { 200: pageOf(tracking) },
  setAlertRule: { 202: z.object({ ruleId: z.string(), area: z.string() }) },
  listAlertRules: { 200: pageOf(rule) },
  removeAlertRule: { 202: z.object({ ruleId: z.string() }) },
  listAlerts: { 200: pageOf(alert) },
  identifyOpportunity: { 202: z.object({ opportunityId: z.string() }) },
  listOpportunities: { 200: pageOf(opportunity) },
  getAnalytics: {
    200: z.object({
      from: date,
      to: date,
      days: z.array(
        z.object({
          day: date,
          alertsByType: counts,
          alertsBySeverity: counts,
          opportunitiesByType: counts,
        }),
      ),
    }),
  },
};
