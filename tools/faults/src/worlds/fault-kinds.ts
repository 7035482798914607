import type { AwsRequest, AwsResponse } from '@bayon/local-cloud/parts';
import { answer, refusal } from './answers.ts';
import type { Choices } from './choices.ts';

export type FaultKind =
  /** The function ends before the call leaves. */
  | 'crash-before'
  /** The function ends when the call has taken effect, before it has the answer. */
  | 'crash-after'
  /** Not now: nothing happened. */
  | 'throttle'
  /** Nothing happened. */
  | 'internal-error'
  /** It took effect, and the connection ends before the answer. */
  | 'lost-answer'
  /** A transaction met another one at an item. */
  | 'conflict'
  /** Some entries of a PutEvents are not taken. */
  | 'partial';

const errors: readonly FaultKind[] = ['throttle', 'internal-error', 'lost-answer', 'lost-answer'];
const crashes: readonly FaultKind[] = ['crash-before', 'crash-after'];

/** Which faults an operation can meet; those that are named twice are met twice as often. */
export function kindsFor(operation: string): readonly FaultKind[] {
  if (operation === 'TransactWriteItems')
    return [...errors, ...crashes, 'crash-after', 'crash-after', 'conflict', 'conflict'];
  if (operation === 'PutEvents')
    return [...errors, ...crashes, 'crash-before', 'crash-before', 'partial', 'partial', 'partial'];
  // What is read or said again is no more than that: a crash tells little there, and takes its time.
  return [...errors, ...errors, ...crashes];
}

/**
 * How likely a call meets a fault, to one that changes something. Reads are many; and an event has a dozen places in the
 * audit trail, each put by itself: they are not to have most of the faults.
 */
export function shareOf(operation: string): number {
  if (operation === 'PutItem') return 0.1;
  return /^(GetItem|BatchGetItem|Query)$/.test(operation) ? 0.3 : 1;
}

/** What the caller gets in place of an answer, where nothing has happened. */
export function refusalFor(kind: FaultKind, operation: string, { body }: AwsRequest): AwsResponse {
  if (kind === 'conflict') {
    const { TransactItems } = JSON.parse(Buffer.from(body).toString()) as {
      TransactItems: readonly object[];
    };
    const reasons = TransactItems.map((_, place) => ({ Code: place === 0 ? 'TransactionConflict' : 'None' }));
    return refusal(400, 'TransactionCanceledException', { CancellationReasons: reasons });
  }
  if (kind !== 'throttle') return refusal(500, 'InternalServerError');
  return operation === 'PostToConnection' || operation === 'Connection'
    ? refusal(429, 'LimitExceededException')
    : refusal(400, 'ThrottlingException');
}

interface PutEventsInput {
  readonly Entries: readonly { readonly Detail: string }[];
}

/** What an entry that is not taken fails with: two that may help to send again, and one that does not. */
const codes = ['InternalFailure', 'ThrottlingException', 'NotAuthorizedForSourceException'];

/**
 * Lets some entries of a PutEvents through and fails the others, in an answer that is HTTP 200 all the same.
 *
 * @param about what the choice is about
 */
export async function partially(
  request: AwsRequest,
  handle: (request: AwsRequest) => Promise<AwsResponse>,
  choices: Choices,
  about: readonly (string | number)[],
): Promise<AwsResponse> {
  const input = JSON.parse(Buffer.from(request.body).toString()) as PutEventsInput;
  const fails = input.Entries.map((_, place) => choices.chance(0.5, 'entry', place, ...about));
  const taken = input.Entries.filter((_, place) => !fails[place]);
  let results: readonly object[] = [];
  if (taken.length > 0) {
    const body = Buffer.from(JSON.stringify({ ...input, Entries: taken }));
    const { body: text } = await handle({ ...request, body });
    results = (JSON.parse(Buffer.from(text).toString()) as { Entries: readonly object[] }).Entries;
  }
  const left = results.values();
  const Entries = fails.map((failed, place) =>
    failed
      ? { ErrorCode: choices.oneOf(codes, 'code', place, ...about), ErrorMessage: 'as the world has it' }
      : left.next().value,
  );
  return answer(200, { FailedEntryCount: fails.filter(Boolean).length, Entries });
}
