import createFetch, { type FetchResponse, type MaybeOptionalInit } from 'openapi-fetch';
import type { HttpMethod, MediaType, PathsWithMethod, RequiredKeysOf } from 'openapi-typescript-helpers';
import type { Paths } from '../api/paths.ts';

/** The paths that have an operation of a method. */
export type PathOf<Method extends HttpMethod> = PathsWithMethod<Paths, Method>;
/** Parameters, body, headers and signal of an operation. */
export type InitOf<Path extends keyof Paths, Method extends HttpMethod> = MaybeOptionalInit<
  Paths[Path],
  Method
>;
/** They may be left out where none of them is required. */
export type InitArgument<Init> = RequiredKeysOf<Init> extends never ? [init?: Init] : [init: Init];
/** What an operation answers when all is well. */
export type AnswerOf<Path extends keyof Paths, Method extends HttpMethod> =
  Paths[Path] extends Record<Method, infer Operation extends Record<string | number, unknown>>
    ? NonNullable<FetchResponse<Operation, object, MediaType>['data']>
    : never;

/** A call of one HTTP method: the path as the service describes it, its parameters and body, and its answer. */
type Call<Method extends HttpMethod> = <Path extends PathOf<Method>>(
  path: Path,
  ...init: InitArgument<InitOf<Path, Method>>
) => Promise<AnswerOf<Path, Method>>;

/** Every route of every service, typed from the OpenAPI documents. @throws ProblemError, Unreachable */
export interface Calls {
  readonly get: Call<'get'>;
  readonly post: Call<'post'>;
  readonly put: Call<'put'>;
  readonly patch: Call<'patch'>;
  readonly delete: Call<'delete'>;
}

/** @param fetch answers what is good, and throws the rest */
export function createCalls(origin: string, fetch: (request: Request) => Promise<Response>): Calls {
  const client = createFetch<Paths>({ baseUrl: origin, fetch });
  const call = (method: HttpMethod) => async (path: string, init?: object) => {
    const { data } = await (client.request as Untyped)(method, path, init);
    return data;
  };
  return {
    get: call('get'),
    post: call('post'),
    put: call('put'),
    patch: call('patch'),
    delete: call('delete'),
  } as Calls;
}

type Untyped = (method: HttpMethod, path: string, init?: object) => Promise<{ readonly data?: unknown }>;
