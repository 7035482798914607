import {
  competitorDiscovered,
  CompetitorRefreshRequested,
  competitorRefreshRequested,
} from '@bayon/event-contracts';
import { get, put, query, rule } from '@bayon/publisher/rule';
import {
  areasOf,
  differs,
  type Competition,
  type Competitor,
  isWithin,
  maxLookedAt,
  placed,
} from '../presence/competition.ts';
import { keys, prefixes, userPartition } from '../presence/keys.ts';
import { analyse } from '../presence/market-analysis.ts';
import { isNewer, versionOf } from '../presence/version.ts';

/** So many competitors change in one transaction, which DynamoDB gives 100 items; a next request changes the rest. */
const atOnce = 50;

/** The reason of the request that goes on where one ended. */
const goesOn = 'continued';

/** The agent works elsewhere: competitors are scored anew, those of a left area retired, those of a new one are back. */
export const competitorRefreshRequestedRule = rule(CompetitorRefreshRequested, {
  load: ({ detail: { userId } }) => ({
    competition: get(keys.competition(userId)),
    profile: get(keys.profile(userId)),
    all: query<Competitor>(userPartition(userId), { prefix: prefixes.competitor, limit: maxLookedAt }),
  }),
  decide: (event, { competition: before, profile, all }, { now }) => {
    const { userId, marketArea, serviceAreas, reason } = event.detail;
    const named = { marketArea, serviceAreas, from: versionOf(event) };
    // Where there is a profile it knows the areas best. A request that goes on is younger than what it names.
    const counts =
      !areasOf(profile, undefined) && reason !== goesOn && isNewer(named.from, before?.refreshed?.from);
    const competition: Competition = counts ? { refreshed: named } : (before ?? {});
    const areas = areasOf(profile, competition);

    const after = all.map((competitor) => placed(competitor, areas));
    const changed = after.filter((one, place) => differs(one, all[place]));
    const first = changed.slice(0, atOnce);
    const back = first.filter(
      ({ status, competitorId, data }) =>
        status === 'tracked' &&
        isWithin(data, areas) &&
        all.find((one) => one.competitorId === competitorId)?.status === 'retired',
    );
    const day = now.slice(0, 10);
    return {
      writes: [
        put(keys.competition(userId), competition),
        ...first.map((competitor) => put(keys.competitor(userId, competitor.competitorId), competitor)),
        ...(all.length > 0 ? [put(keys.analysis(userId, day), analyse(day, after))] : []),
      ],
      events: [
        ...back.map(({ competitorId, data }) =>
          competitorDiscovered({ userId, competitorId, competitorData: data, discoveryMethod: 'refresh' }),
        ),
        ...(changed.length > first.length
          ? [competitorRefreshRequested({ userId, marketArea, serviceAreas, reason: goesOn })]
          : []),
      ],
    };
  },
});
