import { PreferencesChanged } from '@bayon/event-contracts';
import { get, nothing, put, rule } from '@bayon/publisher/rule';
import { keys } from '../notebook/keys.ts';
import type { Preference } from '../notebook/preferences.ts';
import { isNewer, type Version, versionOf } from '../notebook/version.ts';

/** A user's word on sharing reports. Only what the event names changes, each by its own time. */
export const preferencesChangedRule = rule(PreferencesChanged, {
  load: ({ detail: { userId } }) => ({ known: get(keys.preferences(userId)) }),
  decide: (event, { known = {} }) => {
    const { userId, preferences } = event.detail;
    const { autoShareReports, shareChannels } = preferences;
    if (autoShareReports === undefined && shareChannels === undefined) return nothing;
    const from = versionOf(event);
    return {
      writes: [
        put(keys.preferences(userId), {
          ...known,
          ...(autoShareReports !== undefined && {
            autoShareReports: newer(known.autoShareReports, autoShareReports, from),
          }),
          ...(shareChannels !== undefined && {
            shareChannels: newer(known.shareChannels, shareChannels, from),
          }),
        }),
      ],
      events: [],
    };
  },
});

const newer = <Value>(
  known: Preference<Value> | undefined,
  value: Value,
  from: Version,
): Preference<Value> => (known && !isNewer(from, known.from) ? known : { value, from });
