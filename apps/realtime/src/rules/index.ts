import type { RulesFor } from '@bayon/publisher/rule';
import type { learns } from '../subscriptions.ts';
import { preferencesChangedRule } from './preferences-changed.ts';
import { subscriptionChangedRule } from './subscription-changed.ts';

/** What realtime learns of a user. Notifications and progress are not here: they are settled for each recipient. */
export const rules: RulesFor<typeof learns> = {
  'Preferences Changed': preferencesChangedRule,
  'Subscription Changed': subscriptionChangedRule,
};
