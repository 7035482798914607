import {
  AreaEvaluationRequested,
  alertRulesEvaluationRequested,
  type PriceKind,
  trendDetected,
} from '@bayon/event-contracts';
import { get, put, query, rule } from '@bayon/publisher/rule';
import type { AreaDay, Market } from '../almanac/area.ts';
import { areaSlug, betterName } from '../almanac/area-slug.ts';
import { areaValuesOf } from '../almanac/area-values.ts';
import { dayAfter, daysBetween, dayOf } from '../almanac/days.ts';
import type { AreaAlertRule } from '../almanac/following.ts';
import { saidKind } from '../almanac/price-kind.ts';
import { keys, partitions, prefixes } from '../almanac/keys.ts';
import { type Movement, movementOf, trendTypeOf, trendWindow } from '../almanac/trend.ts';

/** Prices of longer ago, in days, are history: nobody is told of them as news. */
export const newsFor = 30;

/** The same trend is told again after so many days of data. */
export const toldFor = 7;

/** An area's prices changed: is there a trend, and are there alert rules to compare? */
export const areaEvaluationRequestedRule = rule(AreaEvaluationRequested, {
  load: ({ detail: { marketArea, currency, priceKind = 'list' } }) => {
    const area = areaSlug(marketArea);
    return {
      market: get(keys.market(area, currency, priceKind)),
      days: query<AreaDay>(partitions.area(area), {
        prefix: prefixes.areaDay(currency, priceKind),
        limit: trendWindow,
        newestFirst: true,
      }),
      someRule: query<AreaAlertRule>(partitions.alertRules(area), { prefix: prefixes.chunked, limit: 1 }),
    };
  },
  decide: ({ id, detail }, { market, days, someRule }) => {
    const { marketArea, currency, priceKind = 'list', timestamp } = detail;
    const values = areaValuesOf(days);
    const isNews = values !== undefined && values.day >= dayAfter(dayOf(timestamp), -newsFor);
    const movement = isNews ? movementOf(days) : undefined;
    const trend = movement && trendIn(movement, market);
    const told = trend ? { trendType: trend.trendType, day: trend.asOf } : market?.told;
    const name = betterName(market?.marketArea ?? marketArea, marketArea);
    const hasChanged = trend !== undefined || name !== market?.marketArea;
    const after = { area: areaSlug(marketArea), marketArea: name, currency, ...(told && { told }) };
    return {
      writes: hasChanged ? [put(keys.market(after.area, currency, priceKind), after)] : [],
      events: [
        ...(trend ? [trendOf(name, priceKind, trend)] : []),
        ...(isNews && someRule.length > 0
          ? [
              alertRulesEvaluationRequested({
                marketArea: name,
                currency,
                ...saidKind(priceKind),
                values,
                asOf: `${timestamp}#${id}`,
              }),
            ]
          : []),
      ],
    };
  },
});

/** The trend that a movement is, unless it was told of late. */
function trendIn(movement: Movement, market: Market | undefined) {
  const trendType = trendTypeOf(movement);
  if (trendType === undefined) return undefined;
  const { told } = market ?? {};
  const isTold = told?.trendType === trendType && daysBetween(told.day, movement.asOf) < toldFor;
  return isTold ? undefined : { ...movement, trendType };
}

const trendOf = (
  marketArea: string,
  kind: PriceKind,
  { trendType, slopePercent, samples, confidence }: Movement & { readonly trendType: string },
) =>
  trendDetected({
    trendType,
    trendData: {
      marketArea,
      metric: 'median-price',
      ...saidKind(kind),
      window: `${trendWindow}d`,
      slopePercent,
      samples,
    },
    confidence,
  });
