import { ContentGenerated, usageUpdated } from '@bayon/event-contracts';
import { get, rule } from '@bayon/publisher/rule';
import { keys } from '../account/keys.ts';
import { stepWrites } from '../account/onboarding-writes.ts';

/** A piece is made: it is used up of the month, and the first one is a step of onboarding. */
export const contentGeneratedRule = rule(ContentGenerated, {
  load: ({ detail: { userId } }) => ({ onboarding: get(keys.onboarding(userId)) }),
  decide: ({ id, detail: { userId, timestamp } }, { onboarding }) => ({
    writes: stepWrites(userId, onboarding, 'first-content', timestamp),
    events: [
      usageUpdated({
        userId,
        usageType: 'contentGeneration',
        amount: 1,
        sourceEventId: id,
        usedAt: timestamp,
      }),
    ],
  }),
});
