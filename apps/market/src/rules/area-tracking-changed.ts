import { AreaTrackingChanged } from '@bayon/event-contracts';
import { get, nothing, put, remove, rule } from '@bayon/publisher/rule';
import { areaSlug } from '../almanac/area-slug.ts';
import { secondsAfter } from '../almanac/days.ts';
import { rememberedDays } from '../almanac/following.ts';
import { keys, listed } from '../almanac/keys.ts';
import { isNewer } from '../almanac/version.ts';

/** A user tracks an area, or no longer does: the newest word counts, in their list and among those who are told. */
export const areaTrackingChangedRule = rule(AreaTrackingChanged, {
  load: ({ detail: { userId, marketArea } }) => ({ known: get(keys.tracking(userId, areaSlug(marketArea))) }),
  decide: ({ id, detail: { userId, marketArea, tracking, timestamp } }, { known }) => {
    const from = { at: timestamp, eventId: id };
    if (!isNewer(from, known?.from)) return nothing;
    const area = areaSlug(marketArea);
    const tracker = keys.tracker(area, userId);
    return {
      writes: [
        put(
          keys.tracking(userId, area),
          { area, marketArea, tracking, from },
          tracking
            ? { index: listed('TRACKING', userId, area) }
            : { expiresAt: secondsAfter(timestamp, rememberedDays) },
        ),
        tracking ? put(tracker, { userId }) : remove(tracker),
      ],
      events: [],
    };
  },
});
