import { FeatureAccessChanged } from '@bayon/event-contracts';
import { get, nothing, put, rule } from '@bayon/publisher/rule';
import { isNewer } from '../library/content.ts';
import { keys } from '../library/keys.ts';

/** What the user's plan allows: the API refuses what is over the limit. */
export const featureAccessChangedRule = rule(FeatureAccessChanged, {
  load: ({ detail: { userId } }) => ({ access: get(keys.access(userId)) }),
  decide: ({ id, detail: { userId, plan, features, timestamp } }, { access }) => {
    const from = { at: timestamp, eventId: id };
    if (!isNewer(from, access?.from)) return nothing;
    return { writes: [put(keys.access(userId), { plan, features, from })], events: [] };
  },
});
