import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failure } from './failure.tsx';
import { Loading } from './loading.tsx';

/**
 * What a query answered, or that it is on its way, or why not. What was there stays while it is asked anew, so that
 * nothing jumps.
 */
export function Answer<Data>({
  of: { data, error, refetch },
  lines = 3,
  children,
}: {
  readonly of: Pick<UseQueryResult<Data>, 'data' | 'error'> & { readonly refetch: () => unknown };
  /** How high it will be, about, in lines of text. */
  readonly lines?: number;
  readonly children: (data: Data) => ReactNode;
}) {
  if (data !== undefined) return <>{children(data)}</>;
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  return <Loading lines={lines} />;
}
