import { JwtVerifier } from 'aws-jwt-verify';
import { FetchError, JwksValidationError, JwtInvalidAudienceError } from 'aws-jwt-verify/error';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import type { JwtPayload } from 'aws-jwt-verify/jwt-model';

/** What a good token says. */
export interface Verified {
  readonly userId: string;
  /** Epoch seconds. */
  readonly endsAt: number;
}

/** Checks a token. Undefined for one that is not good. */
export type Verify = (token: string) => Promise<Verified | undefined>;

/**
 * Takes the tokens of one client of one issuer. The keys are fetched once and kept; an unknown key id fetches them
 * anew, at most every ten seconds.
 *
 * @param issuer `https://cognito-idp.…/<pool>`; a development issuer may be `http://`
 * @returns a function that throws only when the issuer's keys cannot be had: that is no verdict on the token
 */
export function createVerifier(issuer: string, clientId: string): Verify {
  const verifier = JwtVerifier.create(
    { issuer, audience: null, customJwtCheck: ({ payload }) => isFor(clientId, payload) },
    { jwksCache: new SimpleJwksCache({ fetcher: { fetch: fetchKeys } }) },
  );
  return async (token) => {
    try {
      const { sub, exp } = await verifier.verify(token);
      // An access token has both (RFC 9068, 2.2); one without an end would be good for ever.
      return sub === undefined || exp === undefined ? undefined : { userId: sub, endsAt: exp };
    } catch (error) {
      if (error instanceof FetchError || error instanceof JwksValidationError) throw error;
      return undefined;
    }
  };
}

/** Cognito's access tokens name their client in `client_id` and have no audience; its id tokens the other way round. */
function isFor(clientId: string, { token_use: use, client_id: client, aud }: JwtPayload): void {
  const audience = use === 'access' ? client : use === 'id' ? aud : undefined;
  if (audience !== clientId)
    throw new JwtInvalidAudienceError('not a token of this client', audience, clientId);
}

/** The library's own fetcher speaks https only. */
async function fetchKeys(uri: string): Promise<ArrayBuffer> {
  try {
    const response = await fetch(uri, { signal: AbortSignal.timeout(3_000) });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return await response.arrayBuffer();
  } catch (error) {
    throw new FetchError(uri, error);
  }
}
