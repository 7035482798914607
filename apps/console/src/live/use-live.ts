import { useClient } from '@bayon/client/react';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { affectedBy, affectedByJob } from './affected.ts';

/** Asks anew what is shown of these paths, and remembers to ask the rest when it is shown again. */
export const renew = (queries: QueryClient, paths: readonly string[]): Promise<void> =>
  queries.invalidateQueries({
    predicate: ({ queryKey: [path] }) =>
      typeof path === 'string' && paths.some((start) => path.startsWith(start)),
  });

/** Milliseconds between one look and the next after much was sent: it is done within a minute or two. */
const whiles = [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 60_000];

/** Asks anew for a while: what was sent is being done bit by bit, and not each bit is told. */
export async function renewForAWhile(queries: QueryClient, paths: readonly string[]): Promise<void> {
  for (const wait of whiles) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    await renew(queries, paths);
  }
}

/**
 * Keeps everything that is shown as it is: what a notification or the end of a job changed is asked anew, and all of
 * it after the page was cut off, because not every change is told.
 */
export function useLive(): void {
  const { realtime } = useClient();
  const queries = useQueryClient();
  useEffect(() => {
    let wasCutOff = false;
    const ends = [
      realtime.on('notification', ({ event }) => void renew(queries, affectedBy(event))),
      realtime.on('progress', (job) => void renew(queries, affectedByJob(job))),
      realtime.on('reset', () => void renew(queries, ['/'])),
      realtime.on('connection', (state) => {
        if (state === 'connected' && wasCutOff) void renew(queries, ['/']);
        wasCutOff = state !== 'connected' && (wasCutOff || state === 'waiting' || state === 'offline');
      }),
    ];
    return () => ends.forEach((end) => end());
  }, [realtime, queries]);
}
