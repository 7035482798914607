import type { Input } from './request-input.ts';

/** One operation of the API: the request's body in, the response's body out. Throws `EventBridgeError`. */
export type Operation = (input: Input) => object;
