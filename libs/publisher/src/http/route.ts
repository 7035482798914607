import type { EventDraft } from '@bayon/event-contracts';
import type * as z from 'zod';
import type { Upload } from './read-upload.ts';

/** One operation of an API. Plain data: the template's routes and the handlers both follow from it. */
export interface Route<Query extends z.ZodType = z.ZodType, Body extends z.ZodType = z.ZodType> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As API Gateway spells it: `/studio/content/{id}` */
  readonly path: `/${string}`;
  /** One line for the documentation. */
  readonly summary: string;
  readonly query?: Query;
  readonly body?: Body;
  /** A body as a client sends it. The end-to-end tests send it. */
  readonly example?: z.input<Body>;
  /** How its handler may refuse what is well said, beyond what every route of its kind may: for the documentation. */
  readonly refuses?: readonly (402 | 404 | 409)[];
  /** Bytes that a JSON body may have, where it becomes several events. Absent: what one can carry, 64 KiB. */
  readonly maxBytes?: number;
  /** Takes a file (`uploadTypes`) as well as JSON, of at most so many bytes; the handler gets it as `upload`. */
  readonly upload?: { readonly maxBytes: number };
}

/** A request that is what its route says. */
export interface ApiRequest<Query, Body> {
  /** The token's subject. */
  readonly userId: string;
  /** What the token is good for: `bayon/operate` for an operator. */
  readonly scopes: readonly string[];
  /** The path's parameters, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  /** Undefined where a file was sent instead. */
  readonly body: Body;
  /** A file, on a route that takes one. */
  readonly upload?: Upload;
  /** The client's own name for this command: the same key, the same effect, once. */
  readonly idempotencyKey?: string;
}

export interface ApiResponse {
  readonly status: 200 | 202;
  readonly body: unknown;
  /** What a command becomes. Published before it is answered. */
  readonly events?: readonly EventDraft[];
}

/** A command is taken, and becomes these events. */
export const taken = (body: object, ...events: readonly EventDraft[]): ApiResponse => ({
  status: 202,
  body,
  events,
});

/** A route with what it does. */
export interface Endpoint {
  readonly route: Route;
  readonly handle: (request: ApiRequest<never, never>) => Promise<ApiResponse>;
}

export const route = <Query extends z.ZodType = z.ZodUndefined, Body extends z.ZodType = z.ZodUndefined>(
  definition: Route<Query, Body>,
): Route<Query, Body> => definition;

export const endpoint = <Query extends z.ZodType, Body extends z.ZodType>(
  definition: Route<Query, Body>,
  handle: (request: ApiRequest<z.output<Query>, z.output<Body>>) => Promise<ApiResponse>,
): Endpoint => ({ route: definition, handle });
