/**
 * Where the user's access token comes from, as a bare JWT.
 *
 * @param renew the last one was not accepted, or is about to end: get a new one if there is any
 */
export type TokenSource = (options?: { readonly renew?: boolean }) => string | Promise<string>;

/** What a client reads of a token. The services are who checks it. */
export interface TokenClaims {
  /** Whose it is (`sub`). */
  readonly subject?: string;
  /** When it ends, in epoch milliseconds (`exp`). */
  readonly expiresAt?: number;
  /** For how long it is good in all, in milliseconds (`exp` − `iat`). */
  readonly lifetime?: number;
}

/** Reads a JWT's payload (RFC 7519). Of what is no JWT nothing is known. */
export function claimsOf(token: string): TokenClaims {
  try {
    const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const { sub, exp, iat } = JSON.parse(atob(payload)) as Readonly<Record<string, unknown>>;
    return {
      ...(typeof sub === 'string' && { subject: sub }),
      ...(typeof exp === 'number' && { expiresAt: exp * 1_000 }),
      ...(typeof exp === 'number' && typeof iat === 'number' && { lifetime: (exp - iat) * 1_000 }),
    };
  } catch {
    return {};
  }
}
