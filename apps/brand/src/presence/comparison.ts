import type { Standing } from './ranking.ts';
import { termOf } from './ranking.ts';

/** The user's ranks against a competitor's, for the keywords that both are read for. */
export interface Comparison {
  readonly competitorId: string;
  readonly shared: number;
  /** For how many of them the user is found before the competitor, behind, or at the same rank. */
  readonly ahead: number;
  readonly behind: number;
  readonly level: number;
  /** Where the user is furthest behind first; at most 50 of them. */
  readonly keywords: readonly ComparedKeyword[];
  /** Not all keywords were looked at: there are more than 1,000 of the user's or of the competitor's. */
  readonly partial: boolean;
}

export interface ComparedKeyword {
  readonly keyword: string;
  readonly searchEngine: string;
  readonly rank: number;
  readonly competitorRank: number;
}

/** Whether two comparisons say the same. */
export const isSame = (one: Comparison, other: Comparison | undefined): boolean =>
  other !== undefined && JSON.stringify(factsOf(one)) === JSON.stringify(factsOf(other));

/** As a list: the fields of what was stored come back in another order. */
const factsOf = ({ shared, ahead, behind, level, partial, keywords }: Comparison) => [
  [shared, ahead, behind, level, partial],
  keywords.map(({ keyword, searchEngine, rank, competitorRank }) => [
    keyword,
    searchEngine,
    rank,
    competitorRank,
  ]),
];

/** So many standings of each are looked at. */
export const maxCompared = 1_000;
const maxShown = 50;

export function compare(
  competitorId: string,
  own: readonly Standing[],
  theirs: readonly Standing[],
): Comparison {
  const subject = ({ keyword, searchEngine }: Standing) =>
    JSON.stringify([termOf(keyword), termOf(searchEngine)]);
  const known = new Map(theirs.map((standing) => [subject(standing), standing.rank]));
  const all = own.flatMap((standing): ComparedKeyword[] => {
    const competitorRank = known.get(subject(standing));
    const { keyword, searchEngine, rank } = standing;
    return competitorRank === undefined ? [] : [{ keyword, searchEngine, rank, competitorRank }];
  });
  const behindBy = ({ rank, competitorRank }: ComparedKeyword) => rank - competitorRank;
  return {
    competitorId,
    shared: all.length,
    ahead: all.filter((one) => behindBy(one) < 0).length,
    behind: all.filter((one) => behindBy(one) > 0).length,
    level: all.filter((one) => behindBy(one) === 0).length,
    keywords: all.toSorted((one, other) => behindBy(other) - behindBy(one)).slice(0, maxShown),
    partial: own.length >= maxCompared || theirs.length >= maxCompared,
  };
}
