/** What differs between stages: where people sign in. The distribution answers it, so one build serves every stage. */
export interface Configuration {
  /** The OIDC issuer: the user pool's URL. */
  readonly issuer: string;
  readonly clientId: string;
}

/** Reads `/configuration.json`. @throws Error in words for a person */
export async function readConfiguration(origin: string): Promise<Configuration> {
  const answer = await fetch(`${origin}/configuration.json`);
  const configuration = answer.ok ? ((await answer.json()) as Partial<Configuration>) : {};
  const { issuer, clientId } = configuration;
  if (!issuer || !clientId)
    throw new Error('This page does not know where to sign in: its stack is not complete.');
  return { issuer, clientId };
}
