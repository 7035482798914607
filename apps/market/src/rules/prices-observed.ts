import {
  areaEvaluationRequested,
  priceChangeDetected,
  type PriceObservation,
  pricesObserved,
  PricesObserved,
  valuationUpdateRequested,
} from '@bayon/event-contracts';
import { add, get, type GetRead, put, rule } from '@bayon/publisher/rule';
import { areaSlug } from '../almanac/area-slug.ts';
import { dayOf } from '../almanac/days.ts';
import { keys } from '../almanac/keys.ts';
import { observationChunks } from '../almanac/observation-chunks.ts';
import { observe, type Observed } from '../almanac/observe.ts';
import { percentChange } from '../almanac/price-change.ts';
import type { Property, PropertyDay } from '../almanac/property.ts';

/**
 * Observations that one transaction takes whatever they change: each its property, its day of the property, and at most
 * two days of areas (a property may come from another one), and DynamoDB takes 100 items with the settled record.
 */
export const observationsAtOnce = 24;

type PropertyReads = Readonly<Record<`property ${string}`, GetRead<Property>>>;
type DayReads = Readonly<Record<`day ${string}`, GetRead<PropertyDay>>>;

/** Prices were seen: what is new of them is kept and counted, and what changed is said. */
export const pricesObservedRule = rule(PricesObserved, {
  load: ({ detail }): PropertyReads & DayReads => {
    if (detail.observations.length > observationsAtOnce) return {};
    const properties: PropertyReads = Object.fromEntries(
      detail.observations.map(({ propertyId }) => [`property ${propertyId}`, get(keys.property(propertyId))]),
    );
    const days: DayReads = Object.fromEntries(
      detail.observations.map(({ propertyId, observedAt }) => [
        `day ${dayOf(observedAt)} ${propertyId}`,
        get(keys.propertyDay(propertyId, dayOf(observedAt))),
      ]),
    );
    return { ...properties, ...days };
  },
  decide: ({ id, detail }, known) => {
    const { marketArea, observations } = detail;
    if (observations.length > observationsAtOnce) return { writes: [], events: chunksOf(detail) };
    const area = areaSlug(marketArea);
    const observed = observe(
      {
        property: (propertyId) => known[`property ${propertyId}`],
        day: (propertyId, day) => known[`day ${day} ${propertyId}`],
      },
      observations.filter(isPossible).map(storable),
      { area, marketArea, eventId: id },
    );
    return { writes: writesOf(observed), events: eventsOf(observed, area, marketArea) };
  },
});

const chunksOf = ({ marketArea, observations }: { marketArea: string; observations: PriceObservation[] }) =>
  observationChunks(observations, observationsAtOnce).map((chunk) =>
    pricesObserved({ marketArea, observations: chunk }),
  );

/** A price of nothing is none. */
const isPossible = ({ price }: PriceObservation) => price.amountCents > 0;

/** DynamoDB’s numbers have a smallest one; nobody has so little of a bath. */
const storable = (observation: PriceObservation): PriceObservation => {
  const { attributes } = observation;
  if (attributes?.baths === undefined) return observation;
  return { ...observation, attributes: { ...attributes, baths: Math.round(attributes.baths * 100) / 100 } };
};

const writesOf = ({ properties, days, counts }: Observed) => [
  ...[...properties].map(([propertyId, property]) => put(keys.property(propertyId), property)),
  ...days.map(({ propertyId, day }) => put(keys.propertyDay(propertyId, day.day), day)),
  ...counts.map(({ area, currency, day, amounts }) =>
    add(keys.areaDay(area, currency, day), amounts, { set: { day } }),
  ),
];

const eventsOf = ({ properties, counts, changes, firsts }: Observed, area: string, marketArea: string) => [
  ...changes.map(({ propertyId, oldPrice, newPrice, observedAt }) =>
    priceChangeDetected({
      propertyId,
      oldPrice,
      newPrice,
      changePercent: percentChange(oldPrice.amountCents, newPrice.amountCents),
      marketArea,
      observedAt,
    }),
  ),
  // A change asks for it by itself.
  ...firsts
    .filter((propertyId) => !changes.some((change) => change.propertyId === propertyId))
    .map((propertyId) => {
      const currency = properties.get(propertyId)?.price.currency;
      return valuationUpdateRequested({ propertyId, marketArea, ...(currency && { currency }) });
    }),
  ...[...new Set(counts.filter((change) => change.area === area).map(({ currency }) => currency))].map(
    (currency) => areaEvaluationRequested({ marketArea, currency }),
  ),
];
