import { PreferencesChanged } from '@bayon/event-contracts';
import { get, put, rule } from '@bayon/publisher/rule';
import { keys } from '../account/keys.ts';
import { stepWrites } from '../account/onboarding-writes.ts';
import { withPreferences } from '../account/preferences.ts';
import { versionOf } from '../account/version.ts';

/** The user has set something: of each field the newest change by time holds, in whatever order they come. */
export const preferencesChangedRule = rule(PreferencesChanged, {
  load: ({ detail: { userId } }) => ({
    known: get(keys.preferences(userId)),
    onboarding: get(keys.onboarding(userId)),
  }),
  decide: (event, { known, onboarding }) => {
    const { userId, preferences, timestamp } = event.detail;
    return {
      writes: [
        put(keys.preferences(userId), withPreferences(known, preferences, versionOf(event))),
        ...stepWrites(userId, onboarding, 'preferences', timestamp),
      ],
      events: [],
    };
  },
});
