import { ProblemError } from '@bayon/client';
import { QueryClient } from '@tanstack/react-query';

/**
 * The client library has tried again already where that may help, and what changed is told (`live/`): so nothing is
 * retried or polled here.
 */
export const createQueries = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        retry: false,
        staleTime: 60_000,
        refetchOnWindowFocus: false,
        // The client library knows whether anybody answers; a browser only believes to know.
        networkMode: 'always',
        throwOnError: false,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });

/** Whether there is no such thing, or it is another user's: the page says so instead of offering to try again. */
export const isMissing = (error: unknown): boolean => error instanceof ProblemError && error.status === 404;
