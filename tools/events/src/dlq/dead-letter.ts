import type { Message, MessageAttributeValue } from '@aws-sdk/client-sqs';
import { redriveCount } from '@bayon/publisher';
import { type BusEvent, busEventIn, factsOf } from '../bus-event.ts';
import type { DeadLetterQueue } from './dead-letter-queue.ts';

/** A message that nobody could handle. */
export interface DeadLetter {
  readonly queue: DeadLetterQueue;
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, MessageAttributeValue>>;
  /** ERROR_CODE: `ContractViolation`, the name of a handler's error, EventBridge's code; or `received too often`. */
  readonly reason: string;
  /** ERROR_MESSAGE: paths and words, never values. */
  readonly problem: string;
  /** The paths in which the event breaks its contract. */
  readonly paths: readonly string[];
  /** How often it was tried; undefined where nobody wrote it down. */
  readonly attempts: number | undefined;
  /** How often an operator had sent it back before. */
  readonly redrives: number;
  /** When it came into the dead letters (where SQS itself put it there: when it was first sent). ISO 8601 UTC. */
  readonly sentAt: string;
  /** Undefined where the body is no event. */
  readonly event: BusEvent | undefined;
}

/** Where SQS's own redrive policy put a message, nothing says why. */
const unsaid = 'received too often';

export function deadLetterOf(message: Message, queue: DeadLetterQueue): DeadLetter {
  const { MessageId, ReceiptHandle, Body: body = '', MessageAttributes: attributes = {} } = message;
  const text = (name: string) => attributes[name]?.StringValue;
  const count = (name: string) => Number.parseInt(text(name) ?? '', 10);
  const reason = text('ERROR_CODE') ?? unsaid;
  const problem = text('ERROR_MESSAGE') ?? '';
  const attempts = count('RETRY_ATTEMPTS');
  return {
    queue,
    messageId: MessageId ?? '',
    receiptHandle: ReceiptHandle ?? '',
    body,
    attributes,
    reason,
    problem,
    paths: reason === 'ContractViolation' ? pathsIn(problem) : [],
    attempts: Number.isNaN(attempts) ? undefined : attempts,
    redrives: count(redriveCount) || 0,
    sentAt: new Date(Number(message.Attributes?.SentTimestamp ?? 0)).toISOString(),
    event: busEventIn(body),
  };
}

/** The paths that a ContractViolation's message names: `Content Generated: invalid detail: detail.title Too long; …`. */
export const pathsIn = (problem: string): readonly string[] => [
  ...new Set(
    problem
      .split(/: |; /)
      .flatMap((part) => /^(detail(?:\.\S+)?|detail-type|source)(?= )/.exec(part)?.[1] ?? []),
  ),
];

/** The ids by which an operator may mean a message: its own, its event's, and EventBridge's of that delivery. */
export const namesOf = ({ messageId, event }: DeadLetter): readonly string[] => [
  messageId,
  ...(event ? [event.eventId, event.envelopeId] : []),
];

/** What may be told of a dead letter without saying what its event says. */
export function deadLetterFacts({ queue, event, attributes, ...letter }: DeadLetter) {
  const { messageId, reason, problem, paths, attempts, redrives, sentAt } = letter;
  return {
    messageId,
    queue: queue.name,
    consumer: queue.consumer,
    reason,
    problem,
    paths,
    attempts,
    redrives,
    sentAt,
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([name, { StringValue }]) => [name, StringValue]),
    ),
    event: event && factsOf(event),
  };
}
