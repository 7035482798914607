import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The first so many transactions meet another one, which DynamoDB says of one of their items; the engine never does. */
export function conflictAt(client: DynamoDBDocumentClient, first: number): void {
  let count = 0;
  client.middlewareStack.add(
    (next) => (args) => {
      count += 1;
      if (count > first) return next(args);
      throw new TransactionCanceledException({
        message: 'Transaction cancelled, please refer cancellation reasons for specific reasons',
        CancellationReasons: [{ Code: 'TransactionConflict' }, { Code: 'None' }],
        $metadata: {},
      });
    },
    { step: 'initialize', name: 'conflictAt', priority: 'high' },
  );
}

/** The process ends at one of its calls, counted from 1: before it took effect, or after, with the answer unread. */
export function failAt(client: DynamoDBDocumentClient, call: number, when: 'before' | 'after'): void {
  let count = 0;
  let ended = false;
  client.middlewareStack.add(
    (next) => async (args) => {
      count += 1;
      const isIt = count === call;
      if (ended || (isIt && when === 'before')) {
        ended = true;
        throw new Error('crash');
      }
      if (isIt) ended = true;
      const answer = await next(args);
      if (isIt) throw new Error('crash');
      return answer;
    },
    { step: 'initialize', name: 'failAt', priority: 'high' },
  );
}
