import { mostAhead, type PriceObservation, pricesObserved } from '@bayon/event-contracts';
import { endpoint, Problem, taken } from '@bayon/publisher/http';
import { areaSlug } from '../almanac/area-slug.ts';
import { observationChunks } from '../almanac/observation-chunks.ts';
import { observationsAtOnce } from '../rules/prices-observed.ts';
import { type ListingExport, readListingExport } from './read-listing-export.ts';
import { routes } from './routes.ts';

/** Prices come in: as events of as many observations as one transaction takes (`observationChunks`). */
export const priceCommands = (now: () => Date) => [
  endpoint(routes.observePrices, async ({ body, csv }) => {
    const { areas, accepted, rejected } =
      csv === undefined ? ofOneArea(body, now()) : await readListingExport(csv, now());
    if (accepted === 0) refuseAll(rejected);
    const events = [...areas.values()]
      .flatMap(({ marketArea, observations }) => chunksOf(marketArea, observations))
      .map((detail) => pricesObserved(detail));
    const counts = [...areas].map(([area, { marketArea, observations }]) => ({
      area,
      marketArea,
      observations: observations.length,
    }));
    return taken({ accepted, areas: counts, rejected }, ...events);
  }),
];

interface Prices {
  readonly marketArea: string;
  readonly observations: PriceObservation[];
}

/** @throws Problem 400 naming each observation that cannot be */
function ofOneArea(prices: Prices, now: Date): ListingExport {
  const complaints = prices.observations.flatMap(({ price, observedAt }, place) => [
    ...(price.amountCents > 0
      ? []
      : [{ path: `body.observations.${place}.price.amountCents`, message: 'must be above 0' }]),
    ...(Date.parse(observedAt) <= now.getTime() + mostAhead
      ? []
      : [{ path: `body.observations.${place}.observedAt`, message: 'is in the future' }]),
  ]);
  if (complaints.length > 0)
    throw new Problem(400, 'The request is not what this operation takes.', complaints);
  return {
    areas: new Map([[areaSlug(prices.marketArea), prices]]),
    accepted: prices.observations.length,
    rejected: { count: 0, rows: [] },
  };
}

/** Events are taken in any order: each has what it needs to see the changes that there were. */
const chunksOf = (marketArea: string, observations: readonly PriceObservation[]): Prices[] =>
  observationChunks(observations, observationsAtOnce).map((chunk) => ({ marketArea, observations: chunk }));

function refuseAll({ rows }: ListingExport['rejected']): never {
  throw new Problem(
    400,
    'There is no price in it that could be taken.',
    rows.map(({ line, reason }) => ({ path: `body.line ${line}`, message: reason })),
  );
}
