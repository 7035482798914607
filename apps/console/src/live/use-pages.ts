import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';

/** A list as far as it was asked for. */
export interface Pages<Item> {
  /** Undefined until the first page is there. */
  readonly data: readonly Item[] | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
  /** Whether there are more than these. */
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  /** Why the next page did not come, until it does. */
  readonly moreError: Error | null;
  readonly more: () => void;
}

interface Page<Item> {
  readonly items: readonly Item[];
  /** Where the next page begins. Absent on the last. */
  readonly cursor?: string | undefined;
}

/**
 * A list of a service, page by page.
 *
 * @param key the path, by which it is asked anew (`use-live.ts`), and what else tells it from others
 */
export function usePages<Item>(
  key: readonly [path: string, ...more: readonly unknown[]],
  load: (next: { readonly cursor?: string }, signal: AbortSignal) => Promise<Page<Item>>,
): Pages<Item> {
  const pages = useInfiniteQuery({
    queryKey: [key[0], 'pages', ...key.slice(1)],
    queryFn: ({ pageParam, signal }) => load(pageParam === undefined ? {} : { cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
    // What was found stays while something else is looked for, so that nothing jumps.
    placeholderData: keepPreviousData,
  });
  return {
    data: pages.data?.pages.flatMap(({ items }) => items),
    error: pages.error,
    refetch: pages.refetch,
    hasMore: pages.hasNextPage,
    isLoadingMore: pages.isFetchingNextPage,
    moreError: pages.isFetchNextPageError ? pages.error : null,
    more: () => void pages.fetchNextPage(),
  };
}
