export interface TokenRequest {
  /** Becomes `sub` and `username`. */
  readonly user: string;
  /** Space-separated; without one the scope of a signed-in Cognito user. */
  readonly scope?: string | undefined;
  /** Seconds, an hour if not given, a day at most (as for Cognito's access tokens). */
  readonly expiresIn?: number | undefined;
}

/** A token cannot be issued as asked. The message tells the person why. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
}
