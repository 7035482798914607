import { type Client, createClient } from '@bayon/client';

/** Something a person can mend, in one line. */
export class DemoError extends Error {
  override readonly name = 'DemoError';
}

/** What an API answers, as far as a story looks at it. */
export type Facts = Readonly<Record<string, unknown>>;

/** One agent on the running cloud, and what a page of theirs is made of. */
export interface Agent {
  readonly user: string;
  readonly client: Client;
}

/** Whoever takes part in a demo needs the cloud to be running, and a token of its own. @throws DemoError */
export async function signIn(user: string, origin: string): Promise<Agent> {
  const answer = await fetch(`${origin}/_local/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user }),
  }).catch((cause: unknown) => {
    throw new DemoError(`nothing answers at ${origin}: start the cloud first (npm start)`, { cause });
  });
  if (!answer.ok) throw new DemoError(`there is no token for ${user}: ${await answer.text()}`);
  const { token } = (await answer.json()) as { readonly token: string };
  return { user, client: createClient({ origin, token: () => token }) };
}
