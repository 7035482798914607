import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createPatientFetch } from './patient-fetch.ts';
import { ProblemError, Unreachable } from './problem.ts';

let server: Server;
let answer: RequestListener;
const requests: { readonly headers: IncomingMessage['headers']; readonly body: string }[] = [];
let tokens: (boolean | undefined)[];

beforeEach(async () => {
  requests.length = 0;
  tokens = [];
  server = createServer((request, response) => {
    void text(request).then((body) => {
      requests.push({ headers: request.headers, body });
      answer(request, response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => server.close());

const send = (init: RequestInit = {}) => {
  const { port } = server.address() as AddressInfo;
  const patient = createPatientFetch({
    token: (options) => {
      tokens.push(options?.renew);
      return `t-${tokens.length}`;
    },
    backoff: { first: 1, most: 1 },
  });
  return patient(new Request(`http://127.0.0.1:${port}/x`, init));
};
/** Answers with these statuses, one after another, the last for ever. */
const answering = (...statuses: readonly number[]): RequestListener => {
  let n = 0;
  return (_, response) => {
    const status = statuses[Math.min(n, statuses.length - 1)] ?? 200;
    n += 1;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(status < 400 ? { n } : { message: `no. ${n}` }));
  };
};

it('sends under the token', async () => {
  answer = answering(200);
  expect(await (await send()).json()).toEqual({ n: 1 });
  expect(requests[0]?.headers).toMatchObject({ authorization: 'Bearer t-1' });
  expect(requests[0]?.headers['idempotency-key']).toBeUndefined();
});

it('tries again what may pass, a command under one key and with its body', async () => {
  answer = answering(503, 429, 202);
  await send({ method: 'POST', body: '{"a":1}' });
  expect(requests.map(({ body }) => body)).toEqual(['{"a":1}', '{"a":1}', '{"a":1}']);
  const keys = new Set(requests.map(({ headers }) => headers['idempotency-key']));
  expect(keys.size).toBe(1);
  expect([...keys][0]).toMatch(/^[0-9a-f]{32}$/);
});

it('keeps the key that it is given', async () => {
  answer = answering(202);
  await send({ method: 'POST', headers: { 'idempotency-key': 'mine' } });
  expect(requests[0]?.headers['idempotency-key']).toBe('mine');
});

it('asks for another token once, and no more', async () => {
  answer = answering(401, 200);
  await send();
  expect(tokens).toEqual([undefined, true]);
  answer = answering(401);
  tokens = [];
  await expect(send()).rejects.toMatchObject({ status: 401 });
  expect(tokens).toEqual([undefined, true]);
});

it('gives up in the end, with what it was answered', async () => {
  answer = answering(503);
  await expect(send()).rejects.toEqual(new ProblemError(503, 'no. 4'));
  expect(requests).toHaveLength(4);
});

it('waits as long as it is asked to', async () => {
  const times: number[] = [];
  answer = (_, response) => {
    times.push(performance.now());
    if (times.length > 1) return void response.end('{}');
    response.writeHead(503, { 'retry-after': '1' }).end();
  };
  await send();
  expect(times[1]! - times[0]!).toBeGreaterThan(900);
});

it('does not send again what is wrong, and says where', async () => {
  const errors = [{ path: 'body.topic', message: 'is missing' }];
  answer = (_, response) => response.writeHead(400).end(JSON.stringify({ detail: 'Not so.', errors }));
  const problem = await send().catch((error: unknown) => error as ProblemError);
  expect(problem).toMatchObject({ name: 'ProblemError', status: 400, message: 'Not so.', errors });
  expect((problem as ProblemError).at('body.topic')).toBe('is missing');
  expect(requests).toHaveLength(1);
});

it('is unreachable where nobody answers', async () => {
  answer = (request) => request.socket.destroy();
  await expect(send()).rejects.toThrow(Unreachable);
  expect(requests).toHaveLength(4);
});

it('ends when its signal does, in the middle of a wait', async () => {
  const abort = new AbortController();
  answer = (_, response) => {
    response.writeHead(503, { 'retry-after': '30' }).end();
    setImmediate(() => abort.abort(new Error('enough')));
  };
  await expect(send({ signal: abort.signal })).rejects.toThrow('enough');
});
