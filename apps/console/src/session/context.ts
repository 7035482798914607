import { createContext, useContext } from 'react';
import type { Session } from './session.ts';

export const SessionContext = createContext<Session | undefined>(undefined);

/** Who is signed in, and how they leave. @throws Error outside of a signed-in page */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession: nobody is signed in above.');
  return session;
}

/** The id of who is signed in. */
export const useUser = (): string => useSession().user() ?? '';
