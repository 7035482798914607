import type { MessageAttributeValue } from '@aws-sdk/client-sqs';
import { redriveCount } from '@bayon/publisher';
import type { DeadLetter } from './dead-letter.ts';

/** What the publisher library and EventBridge write onto a dead letter: it says why it lies there, and ends there. */
const ofDeadLetters = /^(ERROR_|RETRY_ATTEMPTS$|EXHAUSTED_RETRY_CONDITION$|RULE_ARN$|TARGET_ARN$)/;

/** The attributes under which a dead letter goes back to its inbox: its own, and how often it has been sent back. */
export const redrivenAttributes = ({
  attributes,
  redrives,
}: Pick<DeadLetter, 'attributes' | 'redrives'>): Record<string, MessageAttributeValue> => ({
  ...Object.fromEntries(Object.entries(attributes).filter(([name]) => !ofDeadLetters.test(name))),
  [redriveCount]: { DataType: 'String', StringValue: String(redrives + 1) },
});

/**
 * The group in which a message goes back: the user's whom it concerns, as the bus would have put it there, so that the
 * queue stays fair among users. Undefined where it concerns nobody or several, or SQS would refuse the name.
 */
export function groupOf({ event }: Pick<DeadLetter, 'event'>): string | undefined {
  const [user, ...others] = event?.userIds ?? [];
  return user !== undefined && others.length === 0 && /^[!-~]{1,128}$/.test(user) ? user : undefined;
}
