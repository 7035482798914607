import type { QueryClient } from '@tanstack/react-query';
import { renew } from './use-live.ts';

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
    readonly queryKey: readonly [path: string, ...more: unknown[]];
    readonly queryFn: (context: { readonly signal: AbortSignal }) => Promise<Data>;
  },
  isShown: (data: Data) => boolean,
): Promise<boolean> {
  const [path] = query.queryKey;
  for (const wait of waits) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    // What fails is asked again, as what is not there yet.
    const data = await query.queryFn({ signal: AbortSignal.timeout(10_000) }).catch(() => undefined);
    if (data === undefined || !isShown(data)) continue;
    queries.setQueryData(query.queryKey, data);
    // Lists of it are shown by their pages.
    await renew(queries, [path]);
    return true;
  }
  // Whoever looks again asks again.
  await renew(queries, [path]);
  return false;
}
