import { TrendAudienceRequested, trendAudienceRequested } from '@bayon/event-contracts';
import { get, rule } from '@bayon/publisher/rule';
import { areaSlug } from '../almanac/area-slug.ts';
import { audienceChunk, trackersAfter } from '../almanac/audience.ts';
import { keys } from '../almanac/keys.ts';
import { noticesOf } from '../almanac/trend-notice.ts';

/** The next of those who track the area are told of a trend, each once, and the rest are asked for. */
export const trendAudienceRequestedRule = rule(TrendAudienceRequested, {
  load: ({ detail: { trendId, trend, cursor } }) => ({
    stored: get(keys.trend(trendId)),
    trackers: trackersAfter(areaSlug(trend.marketArea), cursor),
  }),
  decide: ({ detail: { trendId, trend } }, { stored, trackers }) => {
    const toldAlready = new Set(stored?.affectedUsers);
    const users = trackers.map(({ userId }) => userId);
    return {
      writes: [],
      events: [
        ...noticesOf(
          trendId,
          trend,
          users.filter((userId) => !toldAlready.has(userId)),
        ),
        ...(users.length === audienceChunk
          ? [trendAudienceRequested({ trendId, trend, cursor: users.at(-1) })]
          : []),
      ],
    };
  },
});
