import * as z from 'zod';
import { constructorOf, defineEvent } from '../define-event.ts';
import { identifier, instant, line, userId } from '../shared/fields.ts';
import { currency, money } from '../shared/money.ts';

/** A market area by its own name: `Ballard`. */
export const marketArea = line(120);

/** Signed, per cent. Nothing real is beyond, and a number of any size could not be stored. */
export const percent = z.number().min(-1_000_000).max(1_000_000);

/**
 * What a price is: asked by the seller (`list`), or paid (`sold`). They are two things, and are never compared with each
 * other. (RESO Data Dictionary 2.0: ListPrice, ClosePrice)
 */
export const priceKind = z.enum(['list', 'sold']);

export type PriceKind = z.infer<typeof priceKind>;

export const priceObservation = z.object({
  propertyId: identifier,
  price: money,
  /** Absent: `list`. */
  priceKind: priceKind.optional(),
  observedAt: instant,
  attributes: z
    .object({
      address: line(200).optional(),
      beds: z.int().min(0).max(100).optional(),
      /** Three quarters count 0.75: 1.75 */
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
    /** What came together: its id, and in how many events of this area. Absent: this one is all of it. */
    upload: z.object({ id: identifier, events: z.int().min(1).max(1_000) }).optional(),
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
          priceKind: 'sold',
          observedAt: '2026-11-20T17:00:00.000Z',
        },
      ],
    },
    {
      marketArea: 'Fremont',
      observations: [
        {
          propertyId: 'mls-2290501',
          price: { amountCents: 61_000_000, currency: 'USD' },
          observedAt: '2026-11-20T17:00:00.000Z',
        },
      ],
      upload: { id: 'upload-7', events: 2 },
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
    /** `false`: it is only recorded, because it is of the past, or told with others. Absent: `true`. */
    notify: z.boolean().optional(),
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
    /** Which prices of the property and the area it is worked out from. Absent: `list`. */
    priceKind: priceKind.optional(),
  }),
  examples: [
    { propertyId: 'mls-2290114', marketArea: 'Ballard', currency: 'USD' },
    { propertyId: 'mls-2290377', marketArea: 'Ballard', priceKind: 'sold' },
  ],
});

export const pricesObserved = constructorOf(PricesObserved);
export const priceChangeDetected = constructorOf(PriceChangeDetected);
export const valuationUpdateRequested = constructorOf(ValuationUpdateRequested);
