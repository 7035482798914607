import type { DomainEvent } from '@bayon/event-contracts';
import type { Settler } from '@bayon/publisher';
import type { AnyRule, Key } from '@bayon/publisher/rule';
import { recipientsOf } from './delivery/recipients.ts';
import { causeFor, settleForUser, userScope } from './delivery/settle-for-user.ts';
import { leavingPrefix, slotPrefix } from './items.ts';
import { rules } from './rules/index.ts';
import { consumes } from './subscriptions.ts';

const ruleOf = ({ detailType }: DomainEvent): AnyRule | undefined =>
  (rules as Readonly<Record<string, AnyRule>>)[detailType];

const learned = 'realtime';

/**
 * How the table follows from events, for `npm run events -- replay --rebuild realtime`: notifications and progress are
 * settled for each recipient, what one transaction settled together again together.
 */
export const fold = {
  contracts: consumes,
  scopesOf: (event: DomainEvent): readonly string[] =>
    ruleOf(event) ? [learned] : recipientsOf({ event }).map(userScope),
  async settle(settler: Settler, scope: string, events: readonly DomainEvent[]): Promise<void> {
    if (scope !== learned) {
      const userId = scope.slice(userScope('').length);
      const causes = events.map((event) => causeFor(userId, { event, messageId: event.id, attempt: 1 }));
      await settleForUser(settler, userId, causes);
      return;
    }
    for (const event of events) {
      const rule = ruleOf(event);
      if (rule) await settler.settle(event, rule);
    }
  },
  /** Connections, what they asked for and how far a delivery got follow from no event. */
  isOfEvents: ({ pk, sk }: Key): boolean =>
    !/^(COMMAND|CONNECTION|MESSAGE|RESUMES)#/.test(pk) &&
    !sk.startsWith(slotPrefix) &&
    !sk.startsWith(leavingPrefix),
};
