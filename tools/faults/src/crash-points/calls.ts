import type { AwsRequest } from '@bayon/local-cloud/parts';

/** A call that a function made to AWS while it was watched. */
export interface Call {
  /** `TransactWriteItems`, `PutEvents`, `PostToConnection` */
  readonly operation: string;
  /** Which call of this operation it is, from 1: calls at once come in any order, those of one operation tell apart. */
  readonly nth: number;
}

/** By the JSON protocols' target, or by the method of `@connections`. */
export function operationOf({ method, headers }: AwsRequest): string {
  const target = headers['x-amz-target'];
  if (typeof target === 'string') return target.split('.')[1] ?? target;
  return { POST: 'PostToConnection', GET: 'GetConnection' }[method] ?? 'DeleteConnection';
}

/** Numbers calls as they come. */
export function callCounter(): (operation: string) => Call {
  const counts = new Map<string, number>();
  return (operation) => {
    const nth = (counts.get(operation) ?? 0) + 1;
    counts.set(operation, nth);
    return { operation, nth };
  };
}
