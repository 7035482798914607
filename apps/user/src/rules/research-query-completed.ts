import { ResearchQueryCompleted, usageUpdated } from '@bayon/event-contracts';
import { get, rule } from '@bayon/publisher/rule';
import { keys } from '../account/keys.ts';
import { stepWrites } from '../account/onboarding-writes.ts';

/** A question is answered: it is used up of the month. The first thing made for a user, an answer too, is a step. */
export const researchQueryCompletedRule = rule(ResearchQueryCompleted, {
  load: ({ detail: { userId } }) => ({ onboarding: get(keys.onboarding(userId)) }),
  decide: ({ id, detail: { userId, timestamp } }, { onboarding }) => ({
    writes: stepWrites(userId, onboarding, 'first-content', timestamp),
    events: [
      usageUpdated({ userId, usageType: 'research', amount: 1, sourceEventId: id, usedAt: timestamp }),
    ],
  }),
});
