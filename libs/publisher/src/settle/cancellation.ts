import type { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { recordIn, type SettledRecord } from './settled-record.ts';

const isCanceled = (error: unknown): error is TransactionCanceledException =>
  error instanceof Error && error.name === 'TransactionCanceledException';

/**
 * The causes whose records exist, as a cancelled transaction tells it. The records are the transaction's first items,
 * in the causes' order.
 */
export function duplicatesIn<C>(error: unknown, causes: readonly C[]): ReadonlyMap<C, SettledRecord> {
  if (!isCanceled(error)) return new Map();
  return new Map(
    causes.flatMap((cause, place) => {
      const { Code: code, Item: item } = error.CancellationReasons?.[place] ?? {};
      // The document client translates answers, but not errors.
      return code === 'ConditionalCheckFailed' && item ? [[cause, recordIn(unmarshall(item))] as const] : [];
    }),
  );
}

/**
 * Reasons that time heals.
 * (https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html)
 */
const passing = new Set([
  'ConditionalCheckFailed',
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
]);

/** Whether all that speaks against the transaction is that somebody else was faster, or the table too busy. */
export function isConflict(error: unknown): boolean {
  if (error instanceof Error && error.name === 'TransactionInProgressException') return true;
  if (!isCanceled(error)) return false;
  const codes = (error.CancellationReasons ?? []).flatMap(({ Code: code = 'None' }) =>
    code === 'None' ? [] : [code],
  );
  return codes.length > 0 && codes.every((code) => passing.has(code));
}
