import { createApi, type Endpoint } from '@bayon/publisher/http';
import { anApiRequest } from './api-request.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** An API of these endpoints, called by route (`POST /notes`), and what it reported as its own errors. */
export function apiOver(endpoints: readonly Endpoint[]) {
  const reported: Error[] = [];
  const handle = createApi(endpoints, (error) => void reported.push(error));
  const call = async (...request: Parameters<typeof anApiRequest>): Promise<Answer> => {
    const { statusCode = 0, headers = {}, body = '' } = await handle(anApiRequest(...request));
    return { status: statusCode, headers, body: JSON.parse(body) as Answer['body'] };
  };
  return { call, reported };
}

/** What of a request a refusal complains of. */
export const pathsOf = ({ body }: Answer): string[] =>
  (body['errors'] as { path: string }[]).map(({ path }) => path).sort();
