import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Calls, createCalls } from './calls.ts';
import { Unreachable } from './problem.ts';

let server: Server;
let calls: Calls;
let seen: { method: string; url: string; type: string | undefined; key: unknown; body: string };
let answer: string;

beforeEach(async () => {
  answer = '{"ok":true}';
  server = createServer((request, response) => {
    void text(request).then((body) => {
      const { method = '', url = '', headers } = request;
      seen = { method, url, type: headers['content-type'], key: headers['idempotency-key'], body };
      response.writeHead(answer === '' ? 204 : 200).end(answer);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  calls = createCalls(`http://127.0.0.1:${port}`, (request) => fetch(request));
});
afterEach(() => server.close());

it('fills in the path, and asks for what is wanted', async () => {
  await calls.get('/studio/content/{id}', { params: { path: { id: 'a/b c' } } });
  expect(seen).toMatchObject({ method: 'GET', url: '/studio/content/a%2Fb%20c', type: undefined, body: '' });
  await calls.get('/realtime/notifications', {
    params: { query: { after: 7, type: 'a&b', ...({ cursor: undefined } as object) } },
  });
  expect(seen.url).toBe('/realtime/notifications?after=7&type=a%26b');
});

it('sends a body as JSON, and headers', async () => {
  const body = { contentType: 'blog-post', topic: 'Spring' } as const;
  const answered = await calls.post('/studio/content', {
    params: { header: { 'Idempotency-Key': 'mine' } },
    body,
  });
  expect(answered).toEqual({ ok: true });
  expect(seen).toMatchObject({ method: 'POST', type: 'application/json', key: 'mine' });
  expect(JSON.parse(seen.body)).toEqual(body);
});

it('sends a file as it is: a text as CSV or what its headers say, a form as a form', async () => {
  await calls.post('/market/prices', { body: 'propertyId,price\na,1' });
  expect(seen).toMatchObject({ type: 'text/csv', body: 'propertyId,price\na,1' });
  const headers = { 'Content-Type': 'text/tab-separated-values' };
  await calls.post('/market/prices', { body: 'propertyId\tprice', headers });
  expect(seen).toMatchObject({ type: 'text/tab-separated-values', body: 'propertyId\tprice' });
  const body = new FormData();
  body.append('file', new Blob(['propertyId,price']), 'prices.csv');
  await calls.post('/market/prices', { body });
  expect(seen.type).toMatch(/^multipart\/form-data; boundary=/);
  expect(seen.body).toContain('filename="prices.csv"');
});

it('answers nothing where nothing is answered', async () => {
  answer = '';
  expect(await calls.get('/realtime/jobs')).toBeUndefined();
});

it('is unreachable where the answer is none', async () => {
  answer = '{"ok":';
  await expect(calls.get('/realtime/jobs')).rejects.toThrow(Unreachable);
});

it('does not compile where it is not as the service describes it', () => {
  const never = () => [
    // @ts-expect-error there is no such route
    calls.get('/studio/poems'),
    // @ts-expect-error there is one of another method
    calls.put('/studio/content'),
    // @ts-expect-error the path has to be filled in
    calls.get('/studio/content/{id}'),
    // @ts-expect-error a body is needed
    calls.post('/studio/content'),
    // @ts-expect-error that is no kind of content
    calls.post('/studio/content', { body: { contentType: 'poem', topic: 'Spring' } }),
    // @ts-expect-error this takes no body
    calls.get('/realtime/jobs', { body: {} }),
    // @ts-expect-error this takes no form
    calls.post('/studio/content', { body: new FormData() }),
  ];
  expect(never).toBeTypeOf('function');
});

it('ends with its signal', async () => {
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(calls.get('/realtime/jobs', { signal })).rejects.toThrow('enough');
});
