import {
  alertRule,
  currency,
  instant,
  line,
  marketArea,
  opportunityType,
  priceKind,
  priceObservation,
} from '@bayon/event-contracts';
import { type ApiDescription, route } from '@bayon/publisher/http';
import * as z from 'zod';
import { areaColumns } from './listing-columns.ts';
import { maxListingExport } from './read-listing-export.ts';

const limit = z.coerce.number().int().min(1).max(100).default(20);
const cursor = z.string().max(2_048).optional();
const paging = z.object({ limit, cursor });
/** Of this century: a range counted back from it is of years with four digits. */
const day = z.iso
  .date()
  .refine((value) => value >= '2000-01-01', 'must be 2000-01-01 or later')
  .meta({ pattern: '^[2-9]' });
/** What a finding may say: small facts. */
const facts = z
  .record(line(64), z.union([line(300), z.number().min(-1e15).max(1e15), z.boolean()]))
  .refine((all) => Object.keys(all).length <= 20, 'must be at most 20 facts');

export const description: ApiDescription = {
  title: 'Bayon CoAgent market',
  path: '/market/openapi.json',
};

/** Market's API: the template's routes and the handlers both follow from this list. */
export const routes = {
  observePrices: route({
    method: 'POST',
    path: '/market/prices',
    summary: 'Prices that were seen: of one area as JSON, or a listing export as a file',
    query: z.object({
      /** What to call the areas of a file by. */
      area: z.enum(areaColumns).optional(),
      /** When prices of a file were seen of which it does not say it. */
      observedAt: z.union([day, instant]).optional(),
    }),
    maxBytes: 512 * 1024,
    body: z.strictObject({ marketArea, observations: z.array(priceObservation).min(1).max(1_000) }),
    upload: { maxBytes: maxListingExport },
    example: {
      marketArea: 'Ballard',
      observations: [
        {
          propertyId: 'mls-2290114',
          price: { amountCents: 84_900_000, currency: 'USD' },
          observedAt: '2026-11-20T17:00:00.000Z',
        },
      ],
    },
  }),
  getArea: route({
    method: 'GET',
    path: '/market/areas/{area}',
    summary:
      'An area: its days (the last 90 where nothing is said), its trend, and its price changes, newest first',
    query: z.object({
      from: day.optional(),
      to: day.optional(),
      currency: currency.default('USD'),
      priceKind: priceKind.default('list'),
      limit,
      cursor,
    }),
  }),
  getProperty: route({
    method: 'GET',
    path: '/market/properties/{id}',
    summary: 'A property: its valuation, its latest price changes, and its prices by day, newest first',
    query: paging.extend({ priceKind: priceKind.optional() }),
  }),
  trackArea: route({
    method: 'PUT',
    path: '/market/tracking/{area}',
    summary: 'Be told of an area',
    refuses: [402],
  }),
  untrackArea: route({
    method: 'DELETE',
    path: '/market/tracking/{area}',
    summary: 'Be told of an area no longer',
  }),
  getTracking: route({
    method: 'GET',
    path: '/market/tracking/{area}',
    summary: 'Since when an area is tracked; 404 if it is not',
  }),
  listTracking: route({
    method: 'GET',
    path: '/market/tracking',
    summary: 'The areas that you track, by name',
    query: paging,
  }),
  setAlertRule: route({
    method: 'POST',
    path: '/market/alert-rules',
    summary: 'Be alerted when an area’s day passes a threshold: 202 with the rule’s id',
    refuses: [402],
    body: z.strictObject(alertRule.shape),
    example: {
      marketArea: 'Ballard',
      metric: 'median-price',
      comparison: 'above',
      threshold: 90_000_000,
      severity: 'high',
    },
  }),
  listAlertRules: route({
    method: 'GET',
    path: '/market/alert-rules',
    summary: 'Your alert rules, newest first',
    query: paging,
  }),
  removeAlertRule: route({
    method: 'DELETE',
    path: '/market/alert-rules/{id}',
    summary: 'Remove an alert rule',
  }),
  listAlerts: route({
    method: 'GET',
    path: '/market/alerts',
    summary: 'What your alert rules saw, newest first',
    query: paging,
  }),
  identifyOpportunity: route({
    method: 'POST',
    path: '/market/opportunities',
    summary: 'An opportunity that you found: 202 with its id',
    body: z.strictObject({
      opportunityType,
      opportunityData: facts,
      confidence: z.number().min(0).max(1),
    }),
    example: {
      opportunityType: 'seasonal-trend',
      opportunityData: { marketArea: 'Ballard' },
      confidence: 0.6,
    },
  }),
  listOpportunities: route({
    method: 'GET',
    path: '/market/opportunities',
    summary: 'Your opportunities with their scores, newest first',
    query: paging,
  }),
  getAnalytics: route({
    method: 'GET',
    path: '/market/analytics',
    summary: 'Your alerts and opportunities by day (UTC); the last 30 days where nothing is said',
    query: z.object({ from: day.optional(), to: day.optional() }),
  }),
} as const;
