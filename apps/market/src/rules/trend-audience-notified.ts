import { TrendAudienceNotified } from '@bayon/event-contracts';
import { add, rule } from '@bayon/publisher/rule';
import { keys } from '../almanac/keys.ts';

/** A chunk of a trend's audience was told: it is known how many it was. */
export const trendAudienceNotifiedRule = rule(TrendAudienceNotified, {
  decide: ({ detail: { trendId, users } }) => ({
    writes: [add(keys.trendAudience(trendId), { users: users.length })],
    events: [],
  }),
});
