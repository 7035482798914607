import * as z from 'zod';
import { constructorOf, defineEvent } from '../define-event.ts';
import { identifier, instant, line, userId } from '../shared/fields.ts';
import { currency, money } from '../shared/money.ts';

/** A market area by its own name: `Ballard`. */
export const marketArea = line(120);

/** Signed, per cent. Nothing real is beyond, and a number of any size could not be stored. */
export const percent = z.number().min(-1_000_000).max(1_000_000);

export const priceObservation = z.object({
  propertyId: identifier,
  price: money,
  observedAt: instant,
  attributes: z
    .object({
      address: line(200).optional(),
      beds: z.int().min(0).max(100).optional(),
      baths: z.number().min(0).max(100).optional(),
      /** Living area in square feet. */
      areaSqFt: z.int().min(1).max(1_000_000).optional(),
    })
    .optional(),
});

export type PriceObservation = z.infer<typeof priceObservation>;

export const PricesObserved = defineEvent({
  sources: ['bayon.coagent.market'],
  detailType: 'Prices Observed',
  version: 1,
  // Market takes more than a transaction holds apart into several of the same.
  producers: ['market api', 'market'],
  consumers: ['market'],
  detail: z.object({
    marketArea,
    /** Longer feeds are several events. */
    observations: z.array(priceObservation).min(1).max(100),
  }),
  moments: ({ observations }) =>
    observations.map(({ observedAt }, place) => [`observations.${place}.observedAt`, observedAt]),
  examples: [
    {
      marketArea: 'Ballard',
      observations: [
        {
          propertyId: 'mls-2290114',
          price: { amountCents: 84_900_000, currency: 'USD' },
          observedAt: '2026-11-20T17:00:00.000Z',
          attributes: {
            address: '6522 23rd Ave NW, Seattle, WA 98117',
            beds: 3,
            baths: 1.75,
            areaSqFt: 1640,
          },
        },
        {
          propertyId: 'mls-2290377',
          price: { amountCents: 72_500_000, currency: 'USD' },
          observedAt: '2026-11-20T17:00:00.000Z',
        },
      ],
    },
  ],
});

export const PriceChangeDetected = defineEvent({
  sources: ['bayon.coagent.market'],
  detailType: 'Price Change Detected',
  version: 1,
  producers: ['market'],
  consumers: ['market'],
  detail: z.object({
    /** Where the change concerns one user only; else all who track the area are told. */
    userId: userId.optional(),
    propertyId: identifier,
    oldPrice: money,
    newPrice: money,
    /** Signed, per cent of the old price. */
    changePercent: percent,
    marketArea,
    /** When the new price was seen. Absent: when the event happened. */
    observedAt: instant.optional(),
  }),
  moments: ({ observedAt }) => [['observedAt', observedAt]],
  examples: [
    {
      propertyId: 'mls-2290114',
      oldPrice: { amountCents: 87_500_000, currency: 'USD' },
      newPrice: { amountCents: 84_900_000, currency: 'USD' },
      changePercent: -2.97,
      marketArea: 'Ballard',
      observedAt: '2026-11-20T17:00:00.000Z',
    },
  ],
});

export const ValuationUpdateRequested = defineEvent({
  sources: ['bayon.coagent.market'],
  detailType: 'Valuation Update Requested',
  version: 1,
  producers: ['market'],
  consumers: ['market'],
  detail: z.object({
    propertyId: identifier,
    marketArea,
    /** Which of the area's prices to compare with. Absent: USD. */
    currency: currency.optional(),
  }),
  examples: [
    { propertyId: 'mls-2290114', marketArea: 'Ballard', currency: 'USD' },
    { propertyId: 'mls-2290377', marketArea: 'Ballard' },
  ],
});

export const pricesObserved = constructorOf(PricesObserved);
export const priceChangeDetected = constructorOf(PriceChangeDetected);
export const valuationUpdateRequested = constructorOf(ValuationUpdateRequested);
