import type { QueryClient, QueryKey } from '@tanstack/react-query';

/** Milliseconds between one look and the next. */
const waits = [100, 200, 400, 800, 1_500, 3_000, 6_000, 10_000];

/**
 * A command is taken at once and done a moment later. Asks until the answer shows it, or for some twenty seconds: what
 * is slower comes by itself, with its notification.
 *
 * @returns whether it is there
 */
export async function untilShown<Data>(
  queries: QueryClient,
  query: {
    readonly queryKey: QueryKey;
    readonly queryFn: (context: { readonly signal: AbortSignal }) => Promise<Data>;
  },
  isShown: (data: Data) => boolean,
): Promise<boolean> {
  for (const wait of waits) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    const data = await query.queryFn({ signal: AbortSignal.timeout(10_000) }).catch(() => undefined);
    if (data === undefined || !isShown(data)) continue;
    queries.setQueryData(query.queryKey, data);
    return true;
  }
  // Whoever looks again asks again.
  await queries.invalidateQueries({ queryKey: query.queryKey });
  return false;
}
