import { PersonalizationUpdated, PreferencesChanged } from '@bayon/event-contracts';
import { get, nothing, put, rule, versionOf } from '@bayon/publisher/rule';
import { isNewer } from '../library/content.ts';
import { keys } from '../library/keys.ts';
import { withPreferredTone } from '../library/voice.ts';

/** How the business sounds, as brand says. */
export const personalizationUpdatedRule = rule(PersonalizationUpdated, {
  load: ({ detail: { userId } }) => ({ voice: get(keys.voice(userId)) }),
  decide: ({ id, detail: { userId, tone, timestamp } }, { voice }) => {
    const brandFrom = { at: timestamp, eventId: id };
    if (!isNewer(brandFrom, voice?.brandFrom)) return nothing;
    return { writes: [put(keys.voice(userId), { ...voice, brandTone: tone, brandFrom })], events: [] };
  },
});

/** How the user wants to sound. */
export const preferencesChangedRule = rule(PreferencesChanged, {
  load: ({ detail: { userId } }) => ({ voice: get(keys.voice(userId)) }),
  decide: (event, { voice }) => {
    const { userId, preferences } = event.detail;
    const { contentTone } = preferences;
    if (contentTone === undefined) return nothing;
    const after = withPreferredTone(voice, contentTone, versionOf(event));
    return { writes: [put(keys.voice(userId), after)], events: [] };
  },
});
