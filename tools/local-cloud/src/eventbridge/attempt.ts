import type { DeliveryRefusal, FunctionInvoker, Log, QueueSender } from '../ports.ts';
import { busNameOf, targetKind } from './arn.ts';
import type { Clock } from './clock.ts';
import type { Delivery } from './delivery-store.ts';
import type { Attempt, Outcome } from './dispatcher.ts';
import { messageGroupOf } from './message-group.ts';
import { backoff, judge, type Failure } from './retry-policy.ts';
import { inputFor } from './target-input.ts';

export interface Targets {
  readonly queues: QueueSender;
  readonly functions: FunctionInvoker;
  readonly refusal: DeliveryRefusal;
  /** Hands an event on to another bus. Returns false when there is no such bus. */
  readonly forward: (bus: string, envelope: string) => boolean;
}

/** Builds the attempt: send once, and on failure decide between another try, the dead letter queue and the log. */
export function createAttempt(
  parts: Targets & { readonly clock: Clock; readonly random: () => number; readonly log: Log },
): Attempt {
  return async (delivery) => {
    const failure = await send(delivery, parts);
    if (!failure) return 'finished';
    const verdict = judge(delivery, failure, parts.clock.now(), parts.random());
    if (verdict.retry) {
      // Retries go on for a day: who waits for the event should not have to guess where it is.
      parts.log.warn('An event was not taken by its target and will be sent again', {
        rule: delivery.rule,
        reason: failure.message,
        retries: delivery.retries,
        dueAt: new Date(verdict.dueAt).toISOString(),
      });
      return { dueAt: verdict.dueAt, retries: delivery.retries + 1 };
    }
    return bury(delivery, failure, verdict.condition);
  };

  /** The event goes to the dead letter queue; where there is none, a line in the log names the loss. */
  async function bury(delivery: Delivery, failure: Failure, condition?: string): Promise<Outcome> {
    const { target, rule } = delivery;
    const loss = {
      rule,
      target: target.Arn,
      error: failure.code,
      reason: failure.message,
      retries: delivery.retries,
    };
    // A function's own error never reaches the rule's dead letter queue: the delivery to Lambda had succeeded.
    const queueArn = failure.retry === 'function' ? undefined : target.DeadLetterConfig?.Arn;
    if (queueArn === undefined) {
      parts.log.error('An event was lost: its target failed and there is no dead letter queue', loss);
      return 'finished';
    }
    const refused = parts.refusal(rule, queueArn);
    if (refused !== undefined) {
      parts.log.error('An event was lost: its dead letter queue does not let the rule in', {
        ...loss,
        refused,
      });
      return 'finished';
    }
    try {
      const attributes = deadLetterAttributes(delivery, failure, condition);
      await parts.queues.send({ queueArn, body: delivery.envelope, attributes });
      return 'finished';
    } catch (error) {
      if (isMissingQueue(error)) {
        parts.log.error('An event was lost: its dead letter queue does not exist', { ...loss, queueArn });
        return 'finished';
      }
      const { retries } = delivery;
      return { dueAt: parts.clock.now() + backoff(retries, parts.random()), retries };
    }
  }
}

/** Sends once. Returns why it failed, or `undefined` when the target has taken the event. */
async function send(
  delivery: Delivery,
  { queues, functions, forward, refusal }: Targets,
): Promise<Failure | undefined> {
  const { target, envelope, acceptedAt } = delivery;
  const kind = targetKind(target.Arn);
  try {
    if (kind === 'bus') {
      if (forward(busNameOf(target.Arn), envelope)) return undefined;
      return { code: 'NO_RESOURCE', message: `Event bus ${target.Arn} does not exist.`, retry: 'never' };
    }
    const input = inputFor(target, { envelope, acceptedAt, ruleArn: delivery.rule });
    const refused = kind === 'queue' ? refusal(delivery.rule, target.Arn) : undefined;
    // AWS does not retry what a policy forbids: the event goes to the dead letter queue at once.
    if (refused !== undefined) return { code: 'NO_PERMISSIONS', message: refused, retry: 'never' };
    if (kind === 'queue')
      await queues.send({ queueArn: target.Arn, body: input, groupId: messageGroupOf(target, envelope) });
    else if (kind === 'function') return await invoke(functions, target.Arn, input);
    else
      return {
        code: 'INVALID_PARAMETER',
        message: `${target.Arn} is no target of the local cloud.`,
        retry: 'never',
      };
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (isMissingQueue(error)) return { code: 'NO_RESOURCE', message, retry: 'never' };
    // A group that SQS does not take will not get better.
    return error instanceof Error && error.name === 'InvalidParameterValue'
      ? { code: 'INVALID_PARAMETER', message, retry: 'never' }
      : { code: 'ERROR_FROM_TARGET', message, retry: 'rule' };
  }
}

async function invoke(functions: FunctionInvoker, arn: string, input: string): Promise<Failure | undefined> {
  let event: unknown;
  try {
    event = JSON.parse(input);
  } catch (error) {
    return {
      code: 'INVALID_JSON',
      message: `The target's input is not JSON: ${String(error)}`,
      retry: 'never',
    };
  }
  const result = await functions.invoke(arn, event);
  if (result.ok) return undefined;
  const message = `${result.errorType}: ${result.errorMessage}`;
  return result.errorType === 'ResourceNotFoundException'
    ? { code: 'NO_RESOURCE', message, retry: 'never' }
    : { code: 'ERROR_FROM_TARGET', message, retry: 'function' };
}

function deadLetterAttributes(
  delivery: Delivery,
  failure: Failure,
  condition?: string,
): Record<string, string> {
  return {
    RULE_ARN: delivery.rule,
    TARGET_ARN: delivery.target.Arn,
    ERROR_CODE: failure.code,
    ERROR_MESSAGE: failure.message,
    ...(condition === undefined ? {} : { EXHAUSTED_RETRY_CONDITION: condition }),
    RETRY_ATTEMPTS: String(delivery.retries),
  };
}

const isMissingQueue = (error: unknown) =>
  error instanceof Error && /QueueDoesNotExist|NonExistentQueue/.test(error.name);
