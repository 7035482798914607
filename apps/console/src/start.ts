import { type Client, createClient } from '@bayon/client';
import { readConfiguration } from './configuration.ts';
import { createManager, isComingBack, openSession, type Session } from './session/session.ts';

/** What the page stands on: who is here, and the backbone as they see it. */
export interface Beginning {
  readonly session: Session;
  /** Undefined while nobody is signed in. */
  readonly client: Client | undefined;
}

/**
 * Reads the configuration, takes a sign-in that is on its way back, and makes the client. A tab in which somebody was
 * signed in goes to the issuer by itself, who knows the browser and sends it back.
 *
 * @throws Error in words for a person
 */
export async function start(here: URL): Promise<Beginning> {
  const configuration = await readConfiguration(here.origin);
  const manager = createManager(configuration, here.origin);
  const { session, returnTo } = await openSession(manager, configuration, here);
  if (returnTo !== undefined) history.replaceState(null, '', returnTo);
  if (session.user() === undefined) {
    if (isComingBack()) await session.signIn();
    return { session, client: undefined };
  }
  return { session, client: createClient({ origin: here.origin, token: session.accessToken }) };
}
