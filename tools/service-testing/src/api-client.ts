import { type Answers, createApi, type Endpoint, type Route, type TakeCommand } from '@bayon/publisher/http';
import { heldTo } from './held-to.ts';
import { anApiRequest } from './api-request.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * An API of these endpoints, called by route (`POST /notes`), and what it reported as its own errors.
 *
 * @param described what its good answers are held to, or this fails
 * @param world whose bus and table its commands go to, where it has any
 */
export function apiOver(
  endpoints: readonly Endpoint[],
  described: { readonly routes: Readonly<Record<string, Route>>; readonly answers: Answers },
  { takeCommand }: { readonly takeCommand?: TakeCommand } = {},
) {
  const expectDescribed = heldTo(described);
  const reported: Error[] = [];
  const report = (error: Error) => void reported.push(error);
  const handle = createApi(endpoints, { report, ...(takeCommand && { takeCommand }) });
  const call = async (...request: Parameters<typeof anApiRequest>): Promise<Answer> => {
    const { statusCode = 0, headers = {}, body = '' } = await handle(anApiRequest(...request));
    const answer = { status: statusCode, headers, body: JSON.parse(body) as Answer['body'] };
    expectDescribed(request[0], answer);
    return answer;
  };
  return { call, reported };
}

/** What of a request a refusal complains of. */
export const pathsOf = ({ body }: Answer): string[] =>
  (body['errors'] as { path: string }[]).map(({ path }) => path).sort();
