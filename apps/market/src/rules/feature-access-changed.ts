import { FeatureAccessChanged } from '@bayon/event-contracts';
import { get, nothing, put, rule } from '@bayon/publisher/rule';
import { keys } from '../almanac/keys.ts';
import { isNewer } from '../almanac/version.ts';

/** A user's plan changed: it decides how many areas and alert rules they may have. */
export const featureAccessChangedRule = rule(FeatureAccessChanged, {
  load: ({ detail: { userId } }) => ({ known: get(keys.access(userId)) }),
  decide: ({ id, detail: { userId, plan, timestamp } }, { known }) => {
    const from = { at: timestamp, eventId: id };
    return isNewer(from, known?.from)
      ? { writes: [put(keys.access(userId), { plan, from })], events: [] }
      : nothing;
  },
});
