import type { DeliveryRefusal, LocalAccount } from '../ports.ts';
import { isAllowed, statementsOf, type Statement } from './policy.ts';

/** The service that delivers the events of rules. */
export const EVENTS = 'events.amazonaws.com';

/** The statements of a queue's policy that concern EventBridge. Throws `UnknownPolicy` for what is not known here. */
export function eventStatementsOf(document: unknown): Statement[] {
  const { Statement: all } = (document ?? {}) as { Statement?: unknown };
  const statements = listOf(all).filter((each) =>
    concernsEvents((each as { Principal?: unknown }).Principal),
  );
  return statementsOf({ Statement: statements });
}

/** Whether a rule may send to a queue under these statements of its policy. */
export function admits(
  statements: readonly Statement[],
  { queueArn, ruleArn, accountId }: { queueArn: string; ruleArn: string; accountId: string },
): boolean {
  const context = {
    'aws:sourcearn': [ruleArn],
    'aws:sourceaccount': [accountId],
    'aws:securetransport': ['true'],
  };
  return isAllowed(statements, { action: 'sqs:SendMessage', resource: queueArn, context });
}

/** `"*"`, `{ "AWS": "*" }`, `{ "Service": "events.amazonaws.com" }` or a list of services. */
function concernsEvents(principal: unknown): boolean {
  const { AWS, Service } = (principal ?? {}) as { AWS?: unknown; Service?: unknown };
  return principal === '*' || AWS === '*' || listOf(Service).includes(EVENTS);
}

const listOf = (value: unknown): unknown[] => (value === undefined ? [] : [value].flat());

/** Policies whose verdict is kept at once. */
const KEPT = 1_000;

/**
 * Asks the queues' policies as they are now. In AWS a rule whose queue does not let it in delivers nothing. A queue
 * that does not exist refuses nobody: it is missing, and that is another error.
 *
 * @param policyOf the policy of a queue as JSON, empty for none; undefined for a queue that does not exist
 */
export function deliveryRefusal(
  policyOf: (queueArn: string) => string | undefined,
  { accountId }: LocalAccount,
): DeliveryRefusal {
  const compiled = new Map<string, Statement[] | Error>();

  function statementsFor(policy: string): Statement[] | Error {
    const known = compiled.get(policy) ?? compile(policy);
    if (compiled.size >= KEPT) compiled.clear();
    compiled.set(policy, known);
    return known;
  }

  return (ruleArn, queueArn) => {
    const policy = policyOf(queueArn);
    if (policy === undefined) return undefined;
    const statements = statementsFor(policy);
    if (statements instanceof Error) return `The policy of ${queueArn} cannot be read: ${statements.message}`;
    return admits(statements, { queueArn, ruleArn, accountId })
      ? undefined
      : `The policy of ${queueArn} does not allow ${EVENTS} to sqs:SendMessage for ${ruleArn}.`;
  };
}

/** The statements, or what is wrong with them: SQS takes policies that are not known here. */
function compile(policy: string): Statement[] | Error {
  try {
    return policy === '' ? [] : eventStatementsOf(JSON.parse(policy));
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
