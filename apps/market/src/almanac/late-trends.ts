import { query, valueAt } from '@bayon/publisher/rule';
import type { StoredTrend } from './area.ts';
import { daysBetween } from './days.ts';
import { type Teller, trackedAt, type Tracker } from './following.ts';
import { partitions, prefixes } from './keys.ts';

/** Trends of an area that a late word still concerns: the newest. */
const mostTrends = 20;

/** Days for which a trend is news: then the same one is told again. */
const newsFor = 7;

/** The newest trends of an area. Not guarded: whoever must not miss one loads `areaTrends` with it. */
export const newestTrends = (area: string) =>
  query<StoredTrend>(partitions.area(area), {
    prefix: prefixes.trend,
    limit: mostTrends,
    newestFirst: true,
  });

/**
 * Who tells a user of the trends that were there before a word on their tracking came. Of whom the chunk of an audience
 * took for tracking, it told, or will; whom the word shows to have tracked is told by it. Once decided it stays so:
 * nobody is told twice, and what has been told is not taken back.
 *
 * @param before what was known of the user's tracking, if anything
 * @param after what is known with the word
 */
export function tellersOf(
  trends: readonly StoredTrend[],
  before: Tracker | undefined,
  after: Tracker,
  now: string,
): { readonly toldBy: Readonly<Record<string, Teller>>; readonly untold: readonly StoredTrend[] } {
  const concerned = trends.filter(
    ({ at, isPrivate, affectedUsers }) =>
      !isPrivate && !affectedUsers.includes(after.userId) && daysBetween(at, now) < newsFor,
  );
  const decided = concerned.flatMap((trend) => {
    const { trendId, at } = trend;
    const [was, is] = [before !== undefined && trackedAt(before, at), valueAt(after.tracking, at) === true];
    const teller = before?.toldBy?.[trendId] ?? (was === is ? undefined : was ? 'audience' : 'word');
    return teller ? [{ trend, teller, isNew: before?.toldBy?.[trendId] === undefined }] : [];
  });
  return {
    toldBy: Object.fromEntries(decided.map(({ trend, teller }) => [trend.trendId, teller])),
    untold: decided.flatMap(({ trend, teller, isNew }) => (isNew && teller === 'word' ? [trend] : [])),
  };
}

/** Whether the chunk of an audience tells somebody of a trend. @param at when the trend was seen, ISO 8601 UTC */
export const isInAudience = (tracker: Tracker, trendId: string, at: string): boolean => {
  const teller = tracker.toldBy?.[trendId];
  return teller === undefined ? trackedAt(tracker, at) : teller === 'audience';
};
