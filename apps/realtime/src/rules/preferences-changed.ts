import { PreferencesChanged } from '@bayon/event-contracts';
import { get, nothing, put, rule } from '@bayon/publisher/rule';
import { logStateKey } from '../items.ts';
import { isNewer } from './version.ts';

/** What a user does not want to be told of. It lies with the log's state, which every delivery loads anyway. */
export const preferencesChangedRule = rule(PreferencesChanged, {
  load: ({ detail: { userId } }) => ({ log: get(logStateKey(userId)) }),
  decide: ({ id, detail: { userId, preferences, timestamp } }, { log }) => {
    const { mutedNotifications: muted } = preferences;
    const mutedFrom = { at: timestamp, eventId: id };
    if (muted === undefined || !isNewer(mutedFrom, log?.mutedFrom)) return nothing;
    return { writes: [put(logStateKey(userId), { lastSeq: 0, ...log, muted, mutedFrom })], events: [] };
  },
});
