import { PreferencesChanged } from '@bayon/event-contracts';
import { get, nothing, put, rule } from '@bayon/publisher/rule';
import { keys } from '../presence/keys.ts';
import { isNewer, versionOf } from '../presence/version.ts';

/** A user said where they are: the times in their files are of there. */
export const preferencesChangedRule = rule(PreferencesChanged, {
  load: ({ detail: { userId } }) => ({ known: get(keys.preferences(userId)) }),
  decide: (event, { known }) => {
    const { userId, preferences } = event.detail;
    const { timeZone } = preferences;
    const from = versionOf(event);
    return timeZone !== undefined && isNewer(from, known?.from)
      ? { writes: [put(keys.preferences(userId), { timeZone, from })], events: [] }
      : nothing;
  },
});
