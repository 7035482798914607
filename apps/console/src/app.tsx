import { BayonProvider } from '@bayon/client/react';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { createQueries } from './queries.ts';
import { router } from './routes.tsx';
import { SessionContext } from './session/context.ts';
import { Welcome } from './session/welcome.tsx';
import type { Beginning } from './start.ts';
import { readable, theme } from './theme.ts';

/** Seldom needed: loaded when it is. */
const SignedOut = lazy(() => import('./session/signed-out.tsx'));

const queries = createQueries();

/** The page, for who is signed in, and the way in for who is not. */
export function App({ session, client }: Beginning) {
  const [hasEnded, setHasEnded] = useState(false);
  useEffect(() => session.onEnded(() => setHasEnded(true)), [session]);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={readable} defaultColorScheme="auto">
      {client === undefined ? (
        <Welcome session={session} />
      ) : (
        <SessionContext value={session}>
          <QueryClientProvider client={queries}>
            <BayonProvider client={client}>
              {hasEnded && (
                <Suspense>
                  <SignedOut session={session} />
                </Suspense>
              )}
              <RouterProvider router={router} context={{ client, queries }} />
            </BayonProvider>
          </QueryClientProvider>
        </SessionContext>
      )}
    </MantineProvider>
  );
}
