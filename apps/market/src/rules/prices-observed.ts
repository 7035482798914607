import {
  areaEvaluationRequested,
  type DetailOf,
  priceChangeDetected,
  type PriceKind,
  type PriceObservation,
  pricesObserved,
  PricesObserved,
  valuationUpdateRequested,
} from '@bayon/event-contracts';
import { add, type Decision, get, type GetRead, put, rule } from '@bayon/publisher/rule';
import { areaSlug } from '../almanac/area-slug.ts';
import { dayOf } from '../almanac/days.ts';
import { keys } from '../almanac/keys.ts';
import { observationChunks } from '../almanac/observation-chunks.ts';
import { observe, type Observed } from '../almanac/observe.ts';
import { kindOf, priceKinds, saidKind } from '../almanac/price-kind.ts';
import { isRecent, newsOf, toldChange, type UploadNews } from '../almanac/price-news.ts';
import type { Property, PropertyDay } from '../almanac/property.ts';
import { isOfSeveral, tellPriceNews } from '../almanac/tell-price-news.ts';

/**
 * Observations that one transaction takes whatever they change: each its property, its day of the property, and at most
 * two days of areas (a property may come from another one), and DynamoDB takes 100 items with the settled record and what
 * the upload brought.
 */
export const observationsAtOnce = 24;

type Reads = Readonly<
  Record<`property ${string}`, GetRead<Property>> &
    Record<`day ${string}`, GetRead<PropertyDay>> &
    Record<`upload ${string}`, GetRead<UploadNews>>
>;

/** Prices were seen: what is new of them is kept and counted, what changed is recorded, and told where it is news. */
export const pricesObservedRule = rule(PricesObserved, {
  load: ({ detail: { marketArea, observations, upload } }): Reads => {
    if (observations.length > observationsAtOnce) return {};
    const known = observations.flatMap((one) => {
      const kind = kindOf(one);
      const { propertyId, observedAt } = one;
      return [
        [`property ${kind} ${propertyId}`, get(keys.property(propertyId, kind))],
        [
          `day ${kind} ${dayOf(observedAt)} ${propertyId}`,
          get(keys.propertyDay(propertyId, dayOf(observedAt), kind)),
        ],
      ] as const;
    });
    return {
      ...(Object.fromEntries(known) as Reads),
      ...(isOfSeveral(upload) && { 'upload news': get(keys.upload(upload.id, areaSlug(marketArea))) }),
    };
  },
  decide: ({ id, detail }, known) => {
    const { marketArea, observations, timestamp } = detail;
    if (observations.length > observationsAtOnce) return { writes: [], events: chunksOf(id, detail) };
    const area = areaSlug(marketArea);
    const [asked, paid] = priceKinds.map((kind) => {
      const observed = observe(
        {
          property: (propertyId) => known[`property ${kind} ${propertyId}`],
          day: (propertyId, day) => known[`day ${kind} ${day} ${propertyId}`],
        },
        observations.filter((one) => kindOf(one) === kind && isPossible(one)).map(storable),
        { area, marketArea, eventId: id },
      );
      // A seller changes what they ask; that a home is sold for another price than the last time changes nothing.
      return { kind, observed: kind === 'list' ? observed : { ...observed, changes: [] } };
    }) as unknown as readonly [KindObserved, KindObserved];
    const news = asked.observed.changes
      .filter(({ isNewest, observedAt }) => isNewest && isRecent(observedAt, timestamp))
      .map((change) => toldChange(id, change));
    return joined(
      effectsOf(id, asked, area, marketArea),
      effectsOf(id, paid, area, marketArea),
      tellPriceNews(detail, newsOf(news), known['upload news']),
    );
  },
});

interface KindObserved {
  readonly kind: PriceKind;
  readonly observed: Observed;
}

const joined = (...decisions: readonly Decision[]): Decision => ({
  writes: decisions.flatMap(({ writes }) => writes),
  events: decisions.flatMap(({ events }) => events),
});

/** Longer than a transaction takes: several of the same, which stay one upload. */
function chunksOf(id: string, { marketArea, observations, upload }: DetailOf<typeof PricesObserved>) {
  const chunks = observationChunks(observations, observationsAtOnce);
  // Of an upload of several events only market's own API knows how many there are; it sends none that is too long.
  const together = upload ?? { id, events: chunks.length };
  return chunks.map((chunk) => pricesObserved({ marketArea, observations: chunk, upload: together }));
}

/** A price of nothing is none. */
const isPossible = ({ price }: PriceObservation) => price.amountCents > 0;

/** DynamoDB’s numbers have a smallest one; nobody has so little of a bath. */
const storable = (observation: PriceObservation): PriceObservation => {
  const { attributes } = observation;
  if (attributes?.baths === undefined) return observation;
  return { ...observation, attributes: { ...attributes, baths: Math.round(attributes.baths * 100) / 100 } };
};

const effectsOf = (id: string, seen: KindObserved, area: string, marketArea: string): Decision => ({
  writes: writesOf(seen),
  events: eventsOf(id, seen, area, marketArea),
});

const writesOf = ({ kind, observed: { properties, days, counts } }: KindObserved) => [
  ...[...properties].map(([propertyId, property]) => put(keys.property(propertyId, kind), property)),
  ...days.map(({ propertyId, day }) => put(keys.propertyDay(propertyId, day.day, kind), day)),
  ...counts.map(({ area, currency, day, amounts }) =>
    add(keys.areaDay(area, currency, day, kind), amounts, { set: { day } }),
  ),
];

const eventsOf = (id: string, { kind, observed }: KindObserved, area: string, marketArea: string) => {
  const { properties, counts, changes, firsts } = observed;
  return [
    ...changes.map((change) => {
      const { changeId, ...told } = toldChange(id, change);
      // Who tracks the area is told of it with all that came with it, if it is news.
      return priceChangeDetected(
        { ...told, marketArea, observedAt: change.observedAt, notify: false },
        { id: changeId },
      );
    }),
    // A change asks for it by itself.
    ...[...properties.keys()]
      .filter((propertyId) => firsts.includes(propertyId) || kind === 'sold')
      .filter((propertyId) => !changes.some((change) => change.propertyId === propertyId))
      .map((propertyId) => {
        const currency = properties.get(propertyId)?.price.currency;
        return valuationUpdateRequested({
          propertyId,
          marketArea,
          ...(currency && { currency }),
          ...saidKind(kind),
        });
      }),
    ...[...new Set(counts.filter((change) => change.area === area).map(({ currency }) => currency))].map(
      (currency) => areaEvaluationRequested({ marketArea, currency, ...saidKind(kind) }),
    ),
  ];
};
