import type { HttpMethod } from 'openapi-typescript-helpers';
import type { AnswerOf, InitArgument, InitOf, PathOf } from './operations.ts';
import { Unreachable } from './problem.ts';
import { type Asked, requestOf } from './request.ts';

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
  const call = (method: string) => async (path: string, asked?: Asked) => {
    const response = await fetch(requestOf(origin, method, path, asked));
    try {
      const text = await response.text();
      return text === '' ? undefined : (JSON.parse(text) as unknown);
    } catch (cause) {
      throw new Unreachable('The answer ended too early.', { cause });
    }
  };
  return {
    get: call('GET'),
    post: call('POST'),
    put: call('PUT'),
    patch: call('PATCH'),
    delete: call('DELETE'),
  } as Calls;
}
