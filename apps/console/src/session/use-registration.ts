import { query } from '@bayon/client';
import { useClient } from '@bayon/client/react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { untilShown } from '../live/until-shown.ts';
import { renew } from '../live/use-live.ts';
import { useSession } from './context.ts';

/** Who comes for the first time is registered by coming: a plan, first steps and first ideas follow from it. */
export function useRegistration(): void {
  const client = useClient();
  const session = useSession();
  const queries = useQueryClient();
  const { data } = useQuery(query(client, '/user/onboarding'));
  const isNew = data !== undefined && data.startedAt === undefined;
  useEffect(() => {
    const email = session.email();
    if (!isNew || email === undefined) return;
    const register = async () => {
      await client.post('/users', { body: { email, registrationMethod: 'web' } });
      await untilShown(
        queries,
        query(client, '/user/onboarding'),
        ({ startedAt }) => startedAt !== undefined,
      );
      await renew(queries, ['/user/', '/studio/ideas']);
    };
    // It is tried again with the next visit: nothing that is shown depends on it.
    register().catch((error: unknown) => console.warn('The registration was not taken.', error));
  }, [isNew, client, session, queries]);
}
