import { randomUUID } from 'node:crypto';
import { mostAhead, type PriceObservation, pricesObserved } from '@bayon/event-contracts';
import { endpoint, Problem, taken } from '@bayon/publisher/http';
import { areaSlug } from '../almanac/area-slug.ts';
import { observationChunks } from '../almanac/observation-chunks.ts';
import type { Almanac } from '../almanac/reads.ts';
import { observationsAtOnce } from '../rules/prices-observed.ts';
import { possible } from './listing-date.ts';
import { type ListingExport, type PricesByArea, readListingExport } from './read-listing-export.ts';
import { routes } from './routes.ts';

/** Prices come in: as events of as many observations as one transaction takes (`observationChunks`). */
export const priceCommands = (almanac: Pick<Almanac, 'preferences'>, now: () => Date) => [
  endpoint(routes.observePrices, async ({ userId, query: { area, observedAt }, body, upload }) => {
    const prices: PricesByArea & Partial<ListingExport> = upload
      ? readListingExport(upload, {
          now: now(),
          timeZone: (await almanac.preferences(userId))?.timeZone ?? 'UTC',
          area,
          observedAt: chosen(observedAt, now()),
        })
      : ofOneArea(body, { area, observedAt }, now());
    const { areas, accepted, rejected, assumed } = prices;
    if (accepted === 0) refuseAll(rejected);
    const events = [...areas.values()].flatMap(eventsOf);
    const counts = [...areas].map(([slug, { marketArea, observations }]) => ({
      area: slug,
      marketArea,
      observations: observations.length,
    }));
    return taken({ accepted, areas: counts, rejected, ...(assumed && { assumed }) }, ...events);
  }),
];

interface Prices {
  readonly marketArea: string;
  readonly observations: PriceObservation[];
}

/** Events are taken in any order: each has what it needs to see the changes that there were, and whose they are. */
function eventsOf({ marketArea, observations }: Prices) {
  const chunks = observationChunks(observations, observationsAtOnce);
  const upload = { id: randomUUID(), events: chunks.length };
  return chunks.map((chunk) =>
    pricesObserved({ marketArea, observations: chunk, ...(chunks.length > 1 && { upload }) }),
  );
}

/** @throws Problem 400 where that is yet to come */
function chosen(observedAt: string | undefined, now: Date): string | undefined {
  if (observedAt === undefined) return undefined;
  const isDay = observedAt.length === 10;
  const at = possible(isDay ? `${observedAt}T00:00:00.000Z` : observedAt, isDay, now);
  if (at === undefined) refuse([{ path: 'query.observedAt', message: 'is in the future' }]);
  return at;
}

/** @throws Problem 400 naming each observation that cannot be */
function ofOneArea(
  prices: Prices,
  ofFiles: Readonly<Record<string, string | undefined>>,
  now: Date,
): PricesByArea {
  const complaints = [
    ...Object.entries(ofFiles)
      .filter(([, value]) => value !== undefined)
      .map(([name]) => ({ path: `query.${name}`, message: 'is for files' })),
    ...prices.observations.flatMap(({ price, observedAt }, place) => [
      ...(price.amountCents > 0
        ? []
        : [{ path: `body.observations.${place}.price.amountCents`, message: 'must be above 0' }]),
      ...(Date.parse(observedAt) <= now.getTime() + mostAhead
        ? []
        : [{ path: `body.observations.${place}.observedAt`, message: 'is in the future' }]),
    ]),
  ];
  if (complaints.length > 0) refuse(complaints);
  return {
    areas: new Map([[areaSlug(prices.marketArea), prices]]),
    accepted: prices.observations.length,
    rejected: { count: 0, rows: [] },
  };
}

function refuse(complaints: readonly { readonly path: string; readonly message: string }[]): never {
  throw new Problem(400, 'The request is not what this operation takes.', complaints);
}

function refuseAll({ rows }: ListingExport['rejected']): never {
  throw new Problem(
    400,
    'There is no price in it that could be taken.',
    rows.map(({ line, reason }) => ({ path: `body.line ${line}`, message: reason })),
  );
}
