import { Unreachable } from '@bayon/client';
import { InMemoryWebStorage, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import type { Configuration } from '../configuration.ts';

/** Who is signed in, and how they come and go. */
export interface Session {
  /** The signed-in user's id (`sub`); undefined while nobody is. */
  readonly user: () => string | undefined;
  /** As the issuer knows it. */
  readonly email: () => string | undefined;
  /**
   * The access token; a new one where `renew`.
   *
   * @throws SessionEnded where there is none to be had any more, Unreachable where the issuer does not answer
   */
  readonly accessToken: (options?: { readonly renew?: boolean }) => Promise<string>;
  /** Goes to the issuer's pages, and comes back to where the user is. */
  readonly signIn: () => Promise<void>;
  /** Forgets the tokens here and at the issuer. */
  readonly signOut: () => Promise<void>;
  readonly onEnded: (listener: () => void) => () => void;
}

/** The issuer gives no further token: the user signs in again. */
export class SessionEnded extends Error {
  override readonly name = 'SessionEnded';
}

/** Where the issuer sends people back to. */
export const callbackPath = '/signed-in';

/** That somebody was signed in in this tab: a reload goes to the issuer and back without a question. */
const wasSignedIn = 'bayon.was-signed-in';

/**
 * OIDC authorization code with PKCE. Tokens are kept in memory only: a script that reads the storage finds none, and a
 * reload asks the issuer, who knows the browser by its own cookie.
 */
export function createManager({ issuer, clientId }: Configuration, origin: string): UserManager {
  return new UserManager({
    authority: issuer,
    client_id: clientId,
    redirect_uri: `${origin}${callbackPath}`,
    post_logout_redirect_uri: `${origin}/`,
    scope: 'openid email profile aws.cognito.signin.user.admin',
    userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
    automaticSilentRenew: true,
    monitorSession: false,
  });
}

/**
 * Takes what the issuer said on the way back, if this is one.
 *
 * @returns the session, and where the user was before they went
 */
export async function openSession(
  manager: UserManager,
  { clientId }: Configuration,
  here: URL,
): Promise<{ readonly session: Session; readonly returnTo: string | undefined }> {
  const returnTo = here.pathname === callbackPath ? await takeCallback(manager, here) : undefined;
  let current = await manager.getUser();
  // Who was here is known to the end: what they typed is kept under their name.
  let hasEnded = false;
  const listeners = new Set<() => void>();
  const end = () => {
    hasEnded = true;
    listeners.forEach((listener) => listener());
  };
  manager.events.addUserLoaded((user) => {
    current = user;
  });
  if (current) sessionStorage.setItem(wasSignedIn, 'yes');

  /** Renewed once, however many ask at once. */
  let renewing: Promise<string> | undefined;
  const renew = async (): Promise<string> => {
    const user = await manager.signinSilent().catch((cause: unknown) => {
      // An answer that refuses is the end; no answer is not.
      if (!isRefusal(cause)) throw new Unreachable('The issuer does not answer.', { cause });
      end();
      throw new SessionEnded('You are signed out.', { cause });
    });
    if (!user) throw new SessionEnded('You are signed out.');
    return user.access_token;
  };

  const session: Session = {
    user: () => current?.profile.sub,
    email: () => current?.profile.email,
    async accessToken(options = {}) {
      if (!current || hasEnded) throw new SessionEnded('You are signed out.');
      if (!options.renew && !current.expired) return current.access_token;
      renewing ??= renew().finally(() => (renewing = undefined));
      return renewing;
    },
    signIn: () => manager.signinRedirect({ state: { returnTo: `${location.pathname}${location.search}` } }),
    async signOut() {
      sessionStorage.removeItem(wasSignedIn);
      const origin = new URL(manager.settings.redirect_uri).origin;
      // Cognito's page has names of its own for what OIDC calls post_logout_redirect_uri.
      await manager.signoutRedirect({ extraQueryParams: { client_id: clientId, logout_uri: `${origin}/` } });
    },
    onEnded(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  return { session, returnTo };
}

/** Whether somebody was signed in here before the page was loaded anew. */
export const isComingBack = (): boolean => sessionStorage.getItem(wasSignedIn) !== null;

async function takeCallback(manager: UserManager, here: URL): Promise<string> {
  const user = await manager.signinRedirectCallback(here.href).catch((cause: unknown) => {
    // A way back can be gone once: whoever tries again begins anew.
    history.replaceState(null, '', '/');
    throw new Error('Signing in did not work. Nothing is lost.', { cause });
  });
  const { returnTo } = (user.state ?? {}) as { readonly returnTo?: string };
  return returnTo?.startsWith('/') && !returnTo.startsWith('//') ? returnTo : '/';
}

const isRefusal = (error: unknown): boolean => error instanceof Error && error.name === 'ErrorResponse';
