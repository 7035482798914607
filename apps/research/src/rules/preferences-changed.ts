import { PreferencesChanged } from '@bayon/event-contracts';
import { get, nothing, put, rule, withWord } from '@bayon/publisher/rule';
import { keys } from '../notebook/keys.ts';
import { changedChannels } from '../notebook/preferences.ts';
import { scheduled } from '../notebook/sharing.ts';
import { versionOf } from '../notebook/version.ts';

/**
 * A user's word on sharing reports. Only what the event names changes, each by its own time; where it comes after
 * reports that it concerns, their sharing is decided anew.
 */
export const preferencesChangedRule = rule(PreferencesChanged, {
  load: ({ detail: { userId } }) => ({ known: get(keys.preferences(userId)) }),
  decide: (event, { known = {} }) => {
    const { userId, preferences } = event.detail;
    const { autoShareReports, shareChannels } = preferences;
    if (autoShareReports === undefined && shareChannels === undefined) return nothing;
    const from = versionOf(event);
    const after = {
      ...known,
      ...(autoShareReports !== undefined && {
        autoShareReports: withWord(known.autoShareReports, autoShareReports, from),
      }),
      ...(shareChannels !== undefined && {
        shareChannels: withWord(known.shareChannels, shareChannels, from),
      }),
    };
    return {
      writes: [put(keys.preferences(userId), after)],
      events: (known.made ?? []).flatMap(({ reportId, from: { at } }) =>
        scheduled(userId, reportId, at, changedChannels(known, after, at)),
      ),
    };
  },
});
