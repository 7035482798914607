import type { AreaDay, AreaEvents, StoredTrend } from '../almanac/area.ts';
import { quantile, type Sketch, sketchOf, told } from '../almanac/price-sketch.ts';
import type { PriceChange, Property, PropertyDay, Valuation } from '../almanac/property.ts';
import type { Page } from '../almanac/table.ts';
import { explain, type Movement, trendTypeOf } from '../almanac/trend.ts';

/** Days with what was seen and what happened on them, in their order. Prices in cents. */
export function areaDaysView(days: readonly AreaDay[], happened: readonly AreaEvents[]) {
  const prices = new Map(days.map((day) => [day.day, sketchOf([day])]));
  const events = new Map(happened.map((one) => [one.day, one]));
  return [...new Set([...prices.keys(), ...events.keys()])].sort().map((day) => {
    const sketch = prices.get(day) ?? sketchOf([]);
    const { priceIncreases = 0, priceDecreases = 0, trends = 0 } = events.get(day) ?? { day };
    return {
      day,
      observations: sketch.count,
      medianCents: shareOf(sketch, 0.5),
      lowerQuartileCents: shareOf(sketch, 0.25),
      upperQuartileCents: shareOf(sketch, 0.75),
      priceIncreases,
      priceDecreases,
      trends,
    };
  });
}

const shareOf = (sketch: Sketch, share: number) => {
  const amountCents = quantile(sketch, share);
  return amountCents === undefined ? undefined : told(amountCents);
};

/** How the medians move now, whether or not it is enough to be told. */
export const movementView = (movement: Movement | undefined) =>
  movement && {
    trendType: trendTypeOf(movement) ?? 'none',
    ...movement,
    explanation: explain(movement),
  };

export const trendView = (trend: StoredTrend, usersTold: number) => {
  const { trendId, trendType, metric, window, slopePercent, samples, confidence, at } = trend;
  return { trendId, trendType, metric, window, slopePercent, samples, confidence, detectedAt: at, usersTold };
};

export const changeView = (change: PriceChange) => {
  const { changeId, propertyId, marketArea, oldPrice, newPrice, changePercent, at } = change;
  return { changeId, propertyId, marketArea, oldPrice, newPrice, changePercent, observedAt: at };
};

/** What was last paid for a property. */
export const saleView = ({ price, from }: Property) => ({ price, soldAt: from.at });

/** A property as everybody sees it. */
export function propertyView(
  { propertyId, area, marketArea, price, from, attributes }: Property,
  valuation: Valuation | undefined,
  changes: readonly PriceChange[],
  { items, cursor }: Page<PropertyDay>,
) {
  return {
    propertyId,
    area,
    marketArea,
    price,
    observedAt: from.at,
    attributes,
    valuation: valuation && valuationView(valuation),
    priceChanges: changes.map(changeView),
    history: {
      items: items.map((day) => ({ day: day.day, price: day.price, observedAt: day.from.at })),
      ...(cursor && { cursor }),
    },
  };
}

const valuationView = (valuation: Valuation) => {
  const { estimateCents, lowCents, highCents, currency, asOf, prices, indexChangePercent } = valuation;
  const { explanation, valuedAt } = valuation;
  const range = { estimateCents, lowCents, highCents, currency };
  return { ...range, asOf, prices, indexChangePercent, explanation, valuedAt };
};
