import { AreaTrackingChanged } from '@bayon/event-contracts';
import { get, put, rule, withWord } from '@bayon/publisher/rule';
import { areaSlug } from '../almanac/area-slug.ts';
import { secondsAfter } from '../almanac/days.ts';
import { rememberedDays } from '../almanac/following.ts';
import { keys, listed } from '../almanac/keys.ts';
import { newestTrends, tellersOf } from '../almanac/late-trends.ts';
import { noticesOf } from '../almanac/trend-notice.ts';
import { isNewer, type Version } from '../almanac/version.ts';

/**
 * A user tracks an area, or no longer does: the newest word counts, in their list and among those who are told. A word
 * that comes late counts from its own time on: who turns out to have tracked the area when a trend was seen is told.
 */
export const areaTrackingChangedRule = rule(AreaTrackingChanged, {
  load: ({ detail: { userId, marketArea } }) => ({
    known: get(keys.tracking(userId, areaSlug(marketArea))),
    tracker: get(keys.tracker(areaSlug(marketArea), userId)),
    // Guards the query: a trend that is stored meanwhile asks for its audience after this is committed.
    areaTrends: get(keys.areaTrends(areaSlug(marketArea))),
    trends: newestTrends(areaSlug(marketArea)),
  }),
  decide: ({ id, detail }, { known, tracker: before, trends }, { now }) => {
    const { userId, marketArea, tracking, timestamp } = detail;
    const area = areaSlug(marketArea);
    const from = { at: timestamp, eventId: id };
    const words = before?.tracking ?? (known && { value: known.tracking, from: known.from });
    const held = withWord(words, tracking, from);
    const { toldBy, untold } = tellersOf(trends, before, { userId, tracking: held }, now);
    const own = { area, marketArea, tracking, from };
    return {
      writes: [
        ...(isNewer(from, known?.from)
          ? [
              put(
                keys.tracking(userId, area),
                own,
                tracking ? { index: listed('TRACKING', userId, area) } : lasting(from),
              ),
            ]
          : []),
        put(
          keys.tracker(area, userId),
          { userId, tracking: held, ...(Object.keys(toldBy).length > 0 && { toldBy }) },
          held.value ? {} : lasting(held.from),
        ),
      ],
      events: untold.flatMap((trend) => noticesOf(trend.trendId, trend, [userId])),
    };
  },
});

/** That somebody left an area is remembered for a while: late words, and what happened before, find it. */
const lasting = ({ at }: Version) => ({ expiresAt: secondsAfter(at, rememberedDays) });
