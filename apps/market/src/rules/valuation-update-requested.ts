import { ValuationUpdateRequested } from '@bayon/event-contracts';
import { get, nothing, put, query, rule } from '@bayon/publisher/rule';
import type { AreaDay } from '../almanac/area.ts';
import { areaSlug } from '../almanac/area-slug.ts';
import { keys, partitions, prefixes } from '../almanac/keys.ts';
import type { PropertyDay } from '../almanac/property.ts';
import { valuationOf } from '../almanac/valuation.ts';

/** Days back that a valuation knows of, of the property and of the area: those that there are prices of. */
const daysKnown = 400;

/** What a property may be worth now, from its own history and the area's index. */
export const valuationUpdateRequestedRule = rule(ValuationUpdateRequested, {
  load: ({ detail: { propertyId, marketArea, currency = 'USD', priceKind = 'list' } }) => ({
    // Two requests of one moment take their turns: the later one sees all that the earlier one saw.
    before: get(keys.valuation(propertyId, priceKind)),
    history: query<PropertyDay>(partitions.property(propertyId), {
      prefix: prefixes.propertyDay(priceKind),
      limit: daysKnown,
      newestFirst: true,
    }),
    days: query<AreaDay>(partitions.area(areaSlug(marketArea)), {
      prefix: prefixes.areaDay(currency, priceKind),
      limit: daysKnown,
      newestFirst: true,
    }),
  }),
  decide: ({ detail: { propertyId, priceKind = 'list' } }, { history, days }, { now }) => {
    const valuation = valuationOf(propertyId, history, days, now);
    return valuation
      ? { writes: [put(keys.valuation(propertyId, priceKind), valuation)], events: [] }
      : nothing;
  },
});
