import { createApi } from '@bayon/publisher/http';
import { endpointsOf } from '../src/api/endpoints.ts';
import { anApiRequest } from './api-request.ts';
import type { World } from './world.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Market’s API over a world, and what it reported as its own errors. */
export function apiOf(world: World) {
  const reported: Error[] = [];
  const handle = createApi(
    endpointsOf(world.almanac, world.publisher, () => new Date(world.now)),
    (error) => void reported.push(error),
  );
  const call = async (...request: Parameters<typeof anApiRequest>): Promise<Answer> => {
    const { statusCode = 0, headers = {}, body = '' } = await handle(anApiRequest(...request));
    return { status: statusCode, headers, body: JSON.parse(body) as Answer['body'] };
  };
  return { call, reported };
}

/** What of a request a refusal complains of. */
export const pathsOf = ({ body }: Answer): string[] =>
  (body['errors'] as { path: string }[]).map(({ path }) => path).sort();
