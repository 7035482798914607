import { notRanked } from '@bayon/event-contracts';
import { newestOf, type Version } from './version.ts';

/** One reading of a rank: where somebody was found for a keyword. */
export interface Reading extends Version {
  readonly oldRank: number;
  readonly newRank: number;
}

/** A reading in the history, with what it is of. */
export interface StoredReading extends Reading {
  readonly keyword: string;
  readonly searchEngine: string;
  /** Absent where it is the user's own. */
  readonly competitorId?: string;
}

/** Where somebody stands for a keyword in a search engine. */
export interface Standing {
  /** As the newest reading writes it. */
  readonly keyword: string;
  readonly searchEngine: string;
  readonly competitorId?: string;
  /** Of the newest reading. */
  readonly rank: number;
  /** The last of them, newest first. */
  readonly readings: readonly Reading[];
  readonly trend: RankTrend;
}

/** That a competitor is read for a keyword, found from the keyword. */
export interface Rivalry {
  readonly competitorId: string;
}

export type RankTrend = 'improving' | 'declining' | 'stable';

/** So many readings make a trend. */
const remembered = 5;

/** A standing after one more reading, whenever it arrives. */
export function withReading(standing: Standing | undefined, reading: StoredReading): Standing {
  const { keyword, searchEngine, competitorId, ...one } = reading;
  const readings = newestOf([...(standing?.readings ?? []), one], remembered);
  const isNewest = readings[0] === one;
  return {
    keyword: standing && !isNewest ? standing.keyword : keyword,
    searchEngine: standing && !isNewest ? standing.searchEngine : searchEngine,
    ...(competitorId !== undefined && { competitorId }),
    rank: readings[0]?.newRank ?? one.newRank,
    readings,
    trend: trendOf(readings),
  };
}

/** The mean change of the readings. Up is down: rank 1 is the best. Two places are a wobble, more a direction. */
export function trendOf(readings: readonly Reading[]): RankTrend {
  if (readings.length === 0) return 'stable';
  const change = readings.reduce((sum, { oldRank, newRank }) => sum + newRank - oldRank, 0) / readings.length;
  return change < -2 ? 'improving' : change > 2 ? 'declining' : 'stable';
}

/** A rank as users see it: `null` where there is none. */
export const shownRank = (rank: number): number | null => (rank === notRanked ? null : rank);

/** Whose rank for what, the same for all its spellings. */
export const nameOf = ({
  keyword,
  searchEngine,
  competitorId = '',
}: Pick<StoredReading, 'keyword' | 'searchEngine'> & {
  readonly competitorId?: string | undefined;
}): string => JSON.stringify([termOf(keyword), termOf(searchEngine), competitorId]);

/** What two spellings of a keyword or an engine have in common: search engines care for neither case nor spaces. */
export const termOf = (text: string): string =>
  text.toWellFormed().toLowerCase().replace(/\s+/gu, ' ').trim();
