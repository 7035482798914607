import { TrendAudienceRequested, trendAudienceRequested } from '@bayon/event-contracts';
import { get, rule } from '@bayon/publisher/rule';
import { areaSlug } from '../almanac/area-slug.ts';
import { audienceChunk, trackersAfter } from '../almanac/audience.ts';
import { keys } from '../almanac/keys.ts';
import { isInAudience } from '../almanac/late-trends.ts';
import { noticesOf } from '../almanac/trend-notice.ts';

/** The next of those who tracked the area when a trend was seen are told of it, each once, and the rest are asked for. */
export const trendAudienceRequestedRule = rule(TrendAudienceRequested, {
  load: ({ detail: { trendId, trend, cursor } }) => ({
    stored: get(keys.trend(trendId)),
    trackers: trackersAfter(areaSlug(trend.marketArea), cursor),
  }),
  decide: ({ detail: { trendId, trend, timestamp } }, { stored, trackers }) => {
    const toldAlready = new Set(stored?.affectedUsers);
    const at = stored?.at ?? timestamp;
    const audience = trackers.filter(
      (tracker) => !toldAlready.has(tracker.userId) && isInAudience(tracker, trendId, at),
    );
    return {
      writes: [],
      events: [
        ...noticesOf(
          trendId,
          trend,
          audience.map(({ userId }) => userId),
        ),
        ...(trackers.length === audienceChunk
          ? [trendAudienceRequested({ trendId, trend, cursor: trackers.at(-1)?.userId })]
          : []),
      ],
    };
  },
});
