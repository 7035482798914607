import { type Competitor, nameOf } from './competition.ts';

/** How a user's competition stood at the end of a day (UTC). */
export interface MarketAnalysis {
  readonly day: string;
  readonly tracked: number;
  readonly retired: number;
  /** The largest first; at most 31, as many as an agent can work in. */
  readonly areas: readonly AreaAnalysis[];
}

export interface AreaAnalysis {
  readonly marketArea: string;
  readonly tracked: number;
  /** The tracked competitors' shares together, 0 to 1 where they are truly shares of one market. */
  readonly share: number;
  /** The Herfindahl–Hirschman index: the sum of the squares of the shares in percent, up to 10,000. */
  readonly concentration: number;
  readonly level: 'unconcentrated' | 'moderate' | 'high';
}

const maxAreas = 31;

/** A snapshot of all competitors, on the day it is taken. */
export function analyse(day: string, competitors: readonly Competitor[]): MarketAnalysis {
  const tracked = competitors.filter(({ status }) => status === 'tracked');
  const byArea = Map.groupBy(tracked, ({ data }) => nameOf(data.marketArea));
  return {
    day,
    tracked: tracked.length,
    retired: competitors.length - tracked.length,
    areas: [...byArea.values()]
      .map(analyseArea)
      .sort((one, other) => other.tracked - one.tracked || (one.marketArea < other.marketArea ? -1 : 1))
      .slice(0, maxAreas),
  };
}

function analyseArea(competitors: readonly Competitor[]): AreaAnalysis {
  const shares = competitors.map(({ data }) => data.marketShare);
  const concentration = Math.min(10_000, Math.round(herfindahl(shares)));
  return {
    marketArea: competitors[0]?.data.marketArea ?? '',
    tracked: competitors.length,
    share: Math.round(1e4 * shares.reduce((sum, share) => sum + share, 0)) / 1e4,
    concentration,
    level: levelOf(concentration),
  };
}

/** @param shares 0 to 1 each */
export const herfindahl = (shares: readonly number[]): number =>
  shares.reduce((sum, share) => sum + (100 * share) ** 2, 0);

/** The bounds of the Merger Guidelines (2023) of the US Department of Justice and the FTC, § 2.1. */
const levelOf = (concentration: number): AreaAnalysis['level'] =>
  concentration > 1_800 ? 'high' : concentration >= 1_000 ? 'moderate' : 'unconcentrated';
