import type { CompetitorData } from '@bayon/event-contracts';
import { plain } from '../nap/plain.ts';
import type { Profile } from './profile.ts';
import { isNewer, newest, type Version } from './version.ts';

/** Where the agent works, and since which event. */
export interface Areas {
  readonly marketArea: string;
  readonly serviceAreas: readonly string[];
  readonly from: Version;
}

/**
 * What is decided about all competitors of a user together. Whoever writes a competitor writes this too, so that a
 * decision about all of them is guarded by it (a query is not).
 */
export interface Competition {
  /** The areas that the newest refresh named: for an agent whose profile brand does not hold. */
  readonly refreshed?: Areas;
}

export interface Competitor {
  readonly userId: string;
  readonly competitorId: string;
  readonly data: CompetitorData;
  readonly discoveryMethod: string;
  /** The event that `data` is of. */
  readonly from: Version;
  readonly status: 'tracked' | 'retired';
  /** 0 to 100: how much of a competitor it is; 0 where retired. */
  readonly relevance: number;
}

/** As many as a user may have. */
export const maxCompetitors = 100;
/** As many as are looked at: several commands at one moment may pass the limit together. */
export const maxLookedAt = 1_000;

/** Where the agent works: what the profile says, or else what the newest refresh said. */
export function areasOf(
  profile: Profile | undefined,
  competition: Competition | undefined,
): Areas | undefined {
  const from = newest(profile?.from.marketArea, profile?.from.serviceAreas);
  if (!profile || !from) return competition?.refreshed;
  const { marketArea = '', serviceAreas = [] } = profile.fields;
  return { marketArea, serviceAreas, from };
}

/** A competitor as it is to be seen from these areas. */
export function placed(
  competitor: Omit<Competitor, 'status' | 'relevance'>,
  areas: Areas | undefined,
): Competitor {
  const status = isLeft(competitor, areas) ? 'retired' : 'tracked';
  return { ...competitor, status, relevance: status === 'tracked' ? relevanceOf(competitor.data, areas) : 0 };
}

/** Whether a competitor is to be seen otherwise than before. */
export const differs = (one: Competitor, other: Competitor | undefined): boolean =>
  one.status !== other?.status || one.relevance !== other.relevance;

/**
 * Whether the agent has left the competitor's area: decided on areas where it is not, after it was discovered. Who is
 * added on purpose outside of them is tracked until the areas change.
 */
function isLeft({ data, from }: Pick<Competitor, 'data' | 'from'>, areas: Areas | undefined): boolean {
  if (!areas) return false;
  const names = namesOf(areas);
  return names.length > 0 && !names.includes(nameOf(data.marketArea)) && isNewer(areas.from, from);
}

/** Whether the competitor is in an area where the agent works. */
export const isWithin = ({ marketArea }: CompetitorData, areas: Areas | undefined): boolean =>
  areas !== undefined && namesOf(areas).includes(nameOf(marketArea));

/**
 * 0 to 100: up to 50 for its share (all of them from a quarter of the market on), 20 for its stars, 15 for its reviews
 * (all of them from 1,000 on), 15 for being in the agent's home area, 8 in a service area.
 */
export function relevanceOf(
  { marketShare, rating = 0, reviewCount = 0, marketArea }: CompetitorData,
  areas: Areas | undefined,
): number {
  const share = 50 * Math.min(1, marketShare / 0.25);
  const stars = 20 * (rating / 5);
  const reviews = 15 * Math.min(1, Math.log10(1 + reviewCount) / 3);
  const home = areas !== undefined && nameOf(areas.marketArea) === nameOf(marketArea);
  const near = home ? 15 : isWithin({ name: '', marketShare, marketArea }, areas) ? 8 : 0;
  return Math.round(share + stars + reviews + near);
}

const namesOf = ({ marketArea, serviceAreas }: Areas): string[] =>
  [marketArea, ...serviceAreas].map(nameOf).filter((name) => name !== '');

/** An area by a name that its spellings share; one of no letters keeps its characters. */
export const nameOf = (area: string): string => plain(area) || area.trim();
