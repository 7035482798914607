import { type Backoff, backoff, pause } from '../backoff.ts';
import { randomName } from '../random-name.ts';
import type { TokenSource } from '../token.ts';
import { problemIn, Unreachable } from './problem.ts';

export interface PatientFetchOptions {
  readonly token: TokenSource;
  readonly fetch?: (request: Request) => Promise<Response>;
  /** How often a request is sent at most. */
  readonly tries?: number;
  readonly backoff?: Backoff;
}

/** What may go away by itself: too many requests, a gateway without an answer, a service that is not there. */
const passing = new Set([429, 502, 503, 504]);
/** Longer than this nobody waits in front of a page. Milliseconds. */
const longestWait = 30_000;

/**
 * `fetch` under the user's token, as patient as one may be: every command carries an `Idempotency-Key`, so whatever is
 * sent again takes effect once, and what may pass is tried again.
 *
 * @throws ProblemError, Unreachable, and the reason of the request's signal
 */
export function createPatientFetch({
  token,
  fetch = (request) => globalThis.fetch(request),
  tries = 4,
  backoff: waits = { first: 300, most: 5_000 },
}: PatientFetchOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    const { signal } = request;
    if (request.method !== 'GET' && !request.headers.has('idempotency-key'))
      request.headers.set('idempotency-key', randomName());
    let renew = false;
    for (let attempt = 1; ; attempt += 1) {
      request.headers.set('authorization', `Bearer ${await token(renew ? { renew } : undefined)}`);
      let response: Response | undefined;
      try {
        // A body can be read once: each try sends a copy.
        response = await fetch(request.clone());
      } catch (error) {
        signal.throwIfAborted();
        if (attempt >= tries) throw new Unreachable('The service could not be reached.', { cause: error });
      }
      if (response?.ok) return response;
      if (response?.status === 401 && !renew) {
        renew = true;
        continue;
      }
      if (response && (!passing.has(response.status) || attempt >= tries)) throw await problemIn(response);
      await pause(retryAfter(response) ?? backoff(waits, attempt), signal);
    }
  };
}

/** The wait that a server asks for, in seconds or as a date (RFC 9110, 10.2.3). Milliseconds. */
function retryAfter(response: Response | undefined): number | undefined {
  const asked = response?.headers.get('retry-after');
  if (!asked) return undefined;
  const wait = /^\d+$/.test(asked) ? Number(asked) * 1_000 : Date.parse(asked) - Date.now();
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), longestWait) : undefined;
}
