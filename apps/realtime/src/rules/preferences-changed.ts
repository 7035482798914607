import { PreferencesChanged } from '@bayon/event-contracts';
import { get, nothing, put, rule, versionOf } from '@bayon/publisher/rule';
import { logStateKey } from '../items.ts';
import { withWishes } from './wishes.ts';

/** What a user wants to be told of, and how. It lies with the log's state, which every delivery loads anyway. */
export const preferencesChangedRule = rule(PreferencesChanged, {
  load: ({ detail: { userId } }) => ({ log: get(logStateKey(userId)) }),
  decide: (event, { log }) => {
    const { userId, preferences } = event.detail;
    const kept = withWishes(log, preferences, versionOf(event));
    if (!kept) return nothing;
    return { writes: [put(logStateKey(userId), { lastSeq: 0, ...log, ...kept })], events: [] };
  },
});
