import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/*
 * What AWS does and the engine never does by itself, done in the SDK's own middleware.
 */

/** Before a transaction goes out, `before` may do something else first, or throw. @param before is told how many, from 1 */
export function beforeTransactions(client: DynamoDBDocumentClient, before: (count: number) => unknown): void {
  let count = 0;
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (isTransaction(commandName)) await before((count += 1));
        return next(args);
      },
    { step: 'initialize', name: 'beforeTransactions', priority: 'high' },
  );
}

/** The first so many answers to transactions never come, though they took effect. The SDK then sends them again. */
export function loseAnswers(client: DynamoDBDocumentClient, most: number): void {
  let lost = 0;
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const answer = await next(args);
        if (!isTransaction(commandName) || lost === most) return answer;
        lost += 1;
        throw Object.assign(new Error('the answer was lost'), { name: 'TimeoutError' });
      },
    // Within the SDK's retries, which belong to the step before.
    { step: 'deserialize', name: 'loseAnswers', priority: 'high' },
  );
}

/** A batch of keys is answered one key at a time, the others named as unprocessed; so many times, then whole. */
export function answerInParts(client: DynamoDBDocumentClient, table: string, times: number): void {
  let left = times;
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (!String(commandName).startsWith('BatchGet') || left === 0) return next(args);
        left -= 1;
        const [first, ...rest] = (args.input as BatchGet).RequestItems[table]?.Keys ?? [];
        const result = await next({
          ...args,
          input: { RequestItems: { [table]: { Keys: [first], ConsistentRead: true } } },
        });
        Object.assign(result.output, { UnprocessedKeys: { [table]: { Keys: rest } } });
        return result;
      },
    { step: 'initialize', name: 'answerInParts', priority: 'high' },
  );
}

interface BatchGet {
  readonly RequestItems: Readonly<Record<string, { readonly Keys: readonly object[] }>>;
}

const isTransaction = (commandName: unknown) => String(commandName).startsWith('TransactWrite');

/** A transaction cancelled for these reasons, one for each of its items. */
export const cancelled = (...codes: readonly string[]) =>
  new TransactionCanceledException({
    message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes.join(', ')}]`,
    CancellationReasons: codes.map((Code) => ({ Code })),
    $metadata: {},
  });
