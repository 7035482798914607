import type * as z from 'zod';

/** A service answered with an error. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;

  constructor(host: string, status: number) {
    super(`${host} answered ${status}`);
    this.status = status;
  }
}

/** Bytes of an answer that are read; what is larger is no answer to a question of ours. */
const maxAnswer = 2 * 1024 * 1024;

/**
 * One JSON request. A redirect is not followed: a key must not be sent elsewhere.
 *
 * @throws Refused, ZodError, or what `fetch` throws
 */
export async function fetchJson<Schema extends z.ZodType>(
  url: URL,
  schema: Schema,
  request: {
    readonly headers?: Record<string, string>;
    readonly body?: object;
    readonly signal: AbortSignal;
  },
): Promise<z.output<Schema>> {
  const { headers, body, signal } = request;
  const response = await fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }), ...headers },
    ...(body && { body: JSON.stringify(body) }),
    redirect: 'error',
    signal,
  });
  if (!response.ok) {
    await response.body?.cancel();
    throw new Refused(url.host, response.status);
  }
  return schema.parse(JSON.parse(await bounded(response)));
}

async function bounded(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.byteLength;
    if (length > maxAnswer) throw new Error(`The answer has more than ${maxAnswer} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Whether trying again may help: throttled, failed on the other side, or lost on the way; not what was refused. */
export const mayPass = (error: unknown): boolean =>
  !(error instanceof Refused) || error.status === 408 || error.status === 429 || error.status >= 500;
