import type { TransactionCanceledException } from '@aws-sdk/client-dynamodb';

const isCanceled = (error: unknown): error is TransactionCanceledException =>
  error instanceof Error && error.name === 'TransactionCanceledException';

/** What passes by itself, as DynamoDB names it in the cancellation reasons. */
const passing = ['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'];

/**
 * Why DynamoDB refused a transaction: a condition did not hold, or it met another one. Undefined when it went through.
 *
 * @throws whatever else went wrong
 */
export async function refusalOf(
  transaction: Promise<unknown>,
): Promise<'condition' | 'conflict' | undefined> {
  try {
    await transaction;
    return undefined;
  } catch (error) {
    if (error instanceof Error && error.name === 'TransactionInProgressException') return 'conflict';
    if (!isCanceled(error)) throw error;
    const codes = (error.CancellationReasons ?? []).map(({ Code: code = 'None' }) => code);
    if (codes.includes('ConditionalCheckFailed')) return 'condition';
    if (codes.some((code) => passing.includes(code))) return 'conflict';
    throw error;
  }
}
