import { FeatureAccessChanged } from '@bayon/event-contracts';
import { get, nothing, put, rule } from '@bayon/publisher/rule';
import { keys } from '../notebook/keys.ts';
import { isNewer, versionOf } from '../notebook/version.ts';

/** What a user may do has changed: the newest word by time stands. */
export const featureAccessChangedRule = rule(FeatureAccessChanged, {
  load: ({ detail: { userId } }) => ({ access: get(keys.access(userId)) }),
  decide: (event, { access }) => {
    const { userId, plan, features } = event.detail;
    const from = versionOf(event);
    return isNewer(from, access?.from)
      ? { writes: [put(keys.access(userId), { plan, features, from })], events: [] }
      : nothing;
  },
});
