import {
  type DetailOf,
  type DomainEvent,
  type EventDraft,
  notRanked,
  RankingChanged,
  rankingComparisonRequested,
  realTimeNotification,
  seoRecommendationsGenerated,
} from '@bayon/event-contracts';
import { get, put, query, rule, type Write } from '@bayon/publisher/rule';
import { adviceIndex, keys, prefixes, userPartition } from '../presence/keys.ts';
import { maxCompetitors } from '../presence/competition.ts';
import { type Rivalry, shownRank, type Standing, withReading } from '../presence/ranking.ts';
import { type Version, versionOf } from '../presence/version.ts';
import { adviseRank } from '../seo/advise-rank.ts';

type Changed = DomainEvent<DetailOf<typeof RankingChanged>>;

/** Milliseconds after which a rank is history. */
const newsFor = 7 * 86_400_000;

/** So many places at once are worth a message. */
const alarmingMove = 5;

/** A rank was read: history and trend; for the user's own, advice and, after a leap, a message. */
export const rankingChangedRule = rule(RankingChanged, {
  load: ({ detail: { userId, keyword, searchEngine, competitorId } }) => ({
    standing: get(keys.standing(userId, keyword, searchEngine, competitorId)),
    rivalries: query<Rivalry>(userPartition(userId), {
      prefix: prefixes.rivalries(keyword, searchEngine),
      limit: maxCompetitors,
    }),
  }),
  decide: (event, { standing: before, rivalries }) => {
    const { userId, keyword, searchEngine, oldRank, newRank, competitorId } = event.detail;
    const version = readBy(event);
    const reading = {
      ...version,
      keyword,
      searchEngine,
      oldRank,
      newRank,
      ...(competitorId !== undefined && { competitorId }),
    };
    const standing = withReading(before, reading);
    const stored = [
      put(keys.standing(userId, keyword, searchEngine, competitorId), standing),
      put(keys.reading(userId, keyword, version.at, event.id), reading),
    ];
    const comparisons = (ids: readonly string[]) =>
      ids.map((id) => rankingComparisonRequested({ userId, competitorId: id }));
    if (competitorId !== undefined) {
      const rivalry = put(keys.rivalry(userId, keyword, searchEngine, competitorId), { competitorId });
      return { writes: [...stored, rivalry], events: comparisons([competitorId]) };
    }
    return {
      writes: [...stored, ...advice(userId, standing)],
      events: [
        ...recommendations(event),
        ...(isNews(event) ? alerts(event, standing) : []),
        ...comparisons(rivalries.map((rivalry) => rivalry.competitorId)),
      ],
    };
  },
});

/** What to do at the rank that stands, whichever reading has just arrived. */
function advice(userId: string, { keyword, searchEngine, rank, readings: [newest] }: Standing): Write[] {
  if (!newest) return [];
  const key = keys.keywordAdvice(userId, keyword, searchEngine);
  const { at, eventId } = newest;
  const wanted = adviseRank(keyword, rank);
  return [
    put(
      key,
      { about: 'keyword', keyword, searchEngine, rank, recommendations: wanted, from: { at, eventId } },
      wanted.length > 0 ? { index: adviceIndex(userId, key, at) } : {},
    ),
  ];
}

/** A rank is of when it was read, however late it is told. */
const readBy = (event: Changed): Version => ({
  ...versionOf(event),
  at: event.detail.observedAt ?? event.detail.timestamp,
});

/** A rank that was read a week ago, or of which a newer one came with it, is recorded and not told. */
const isNews = ({ detail: { timestamp, observedAt = timestamp, notify } }: Changed): boolean =>
  notify !== false && Date.parse(timestamp) - Date.parse(observedAt) <= newsFor;

function recommendations(event: Changed): EventDraft[] {
  const { userId, keyword, newRank } = event.detail;
  const wanted = adviseRank(keyword, newRank);
  return wanted.length === 0
    ? []
    : [seoRecommendationsGenerated({ userId, keyword, recommendations: wanted, asOf: readBy(event).at })];
}

function alerts({ detail }: Changed, { trend }: Standing): EventDraft[] {
  const { userId, keyword, searchEngine, oldRank, newRank } = detail;
  if (Math.abs(newRank - oldRank) < alarmingMove) return [];
  const rose = newRank < oldRank;
  return [
    realTimeNotification({
      userId,
      type: 'ranking_alert',
      message: `You ${rose ? 'rose' : 'fell'} from ${placeOf(oldRank)} to ${placeOf(newRank)} for “${keyword}” on ${searchEngine}.`,
      data: { keyword, searchEngine, oldRank: shownRank(oldRank), newRank: shownRank(newRank), trend },
      severity: rose ? 'success' : 'warning',
    }),
  ];
}

const placeOf = (rank: number): string => (rank === notRanked ? 'beyond the first hundred' : `rank ${rank}`);
