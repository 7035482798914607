import {
  CompetitorDiscovered,
  type CompetitorData,
  type DetailOf,
  type DomainEvent,
  type EventDraft,
  rankingComparisonRequested,
  realTimeNotification,
} from '@bayon/event-contracts';
import { get, put, query, rule } from '@bayon/publisher/rule';
import { areasOf, type Competitor, differs, maxLookedAt, placed } from '../presence/competition.ts';
import { keys, prefixes, userPartition } from '../presence/keys.ts';
import { analyse } from '../presence/market-analysis.ts';
import { percent } from '../presence/sentence.ts';
import { isNewer, versionOf } from '../presence/version.ts';

type Discovered = DomainEvent<DetailOf<typeof CompetitorDiscovered>>;

/** From a larger share on a competitor is worth a message. */
const alarmingShare = 0.1;

/** A competitor is new, back, or seen with new figures. */
export const competitorDiscoveredRule = rule(CompetitorDiscovered, {
  load: ({ detail: { userId, competitorId } }) => ({
    known: get(keys.competitor(userId, competitorId)),
    competition: get(keys.competition(userId)),
    profile: get(keys.profile(userId)),
    all: query<Competitor>(userPartition(userId), { prefix: prefixes.competitor, limit: maxLookedAt }),
  }),
  decide: (event, { known, competition = {}, profile, all }, { now }) => {
    const { userId, competitorId, competitorData } = event.detail;
    const seen = newer(event, known);
    const competitor = placed(seen, areasOf(profile, competition));
    const others = all.filter((one) => one.competitorId !== competitorId);
    // The snapshot belongs to the day on which it is taken: events of other days may yet arrive.
    const day = now.slice(0, 10);
    // Those who are back are many at once, and a refresh has written them: no reason to meet at one item.
    const isKnown = seen === known && !differs(competitor, known);
    return {
      writes: isKnown
        ? []
        : [
            put(keys.competitor(userId, competitorId), competitor),
            put(keys.competition(userId), competition),
            put(keys.analysis(userId, day), analyse(day, [...others, competitor])),
          ],
      events: [
        rankingComparisonRequested({ userId, competitorId }),
        ...alerts(userId, competitorId, competitorData),
      ],
    };
  },
});

/**
 * The competitor after the event: figures are of the newest. A refresh says no new figures, only that somebody known is
 * back; so what it carries yields to anything else.
 */
function newer({ id, detail }: Discovered, known: Competitor | undefined) {
  const { userId, competitorId, competitorData: data, discoveryMethod } = detail;
  const from = discoveryMethod === 'refresh' ? { at: '', eventId: id } : versionOf({ id, detail });
  return known && !isNewer(from, known.from) ? known : { userId, competitorId, data, discoveryMethod, from };
}

function alerts(userId: string, competitorId: string, data: CompetitorData): EventDraft[] {
  if (data.marketShare <= alarmingShare) return [];
  const { name, marketArea, marketShare } = data;
  return [
    realTimeNotification({
      userId,
      type: 'competitor_alert',
      message: `${name} holds ${percent(marketShare)} of the market in ${marketArea}.`,
      data: { competitorId, name, marketArea, marketShare },
      severity: 'warning',
    }),
  ];
}
