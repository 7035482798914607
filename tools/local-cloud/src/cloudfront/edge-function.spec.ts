import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, test } from 'vitest';
import type { GatewayRequest, Resource } from '../ports.ts';
import { edgeFunction } from './edge-function.ts';

const lines: string[] = [];

const aFunction = (code: string, config: object = { Runtime: 'cloudfront-js-2.0' }) =>
  edgeFunction(
    {
      ...{ stack: 'page', logicalId: 'Edge', type: 'AWS::CloudFront::Function', ref: 'arn', attributes: {} },
      properties: { FunctionCode: code, FunctionConfig: config },
    } satisfies Resource,
    { distributionId: 'E1', domainName: 'localhost:4000', write: (line) => lines.push(line) },
  );

const aRequest = (path = '/a', query = '', rawHeaders: readonly string[] = []): GatewayRequest => ({
  ...{ method: 'GET', path, rawQuery: query, rawHeaders, sourceIp: '127.0.0.1', protocol: 'HTTP/1.1' },
  headers: Object.fromEntries(
    rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [[name.toLowerCase(), rawHeaders[at + 1]]] : [])),
  ),
});

const eventOf = (request: GatewayRequest): unknown => {
  const code =
    'function handler(event) { return { statusCode: 200, headers: {}, body: JSON.stringify(event) }; }';
  const { body } = aFunction(code).onRequest(request) as { readonly body: string };
  return JSON.parse(body);
};

test('a function sees the event that CloudFront documents, with nothing decoded', () => {
  const headers = [
    'Host',
    'localhost',
    'Accept',
    'a',
    'accept',
    'b',
    'Cookie',
    'id=1; id=2; x',
    'Upgrade',
    'y',
  ];
  expect(eventOf(aRequest('/%C3%BC', 'a=1&a=2&b=x%20y&c', headers))).toEqual({
    version: '1.0',
    context: { eventType: 'viewer-request', distributionId: 'E1', distributionDomainName: 'localhost:4000' },
    viewer: { ip: '127.0.0.1' },
    request: {
      method: 'GET',
      uri: '/%C3%BC',
      querystring: {
        a: { value: '1', multiValue: [{ value: '1' }, { value: '2' }] },
        b: { value: 'x%20y' },
        c: { value: '' },
      },
      headers: {
        host: { value: 'localhost' },
        accept: { value: 'a', multiValue: [{ value: 'a' }, { value: 'b' }] },
      },
      cookies: { id: { value: '1', multiValue: [{ value: '1' }, { value: '2' }] }, x: { value: '' } },
    },
  });
});

describe('a request that goes on', () => {
  it('is as the viewer sent it, but for what the function changed', () => {
    const sent = aRequest('/a', 'b=x%20y&&c=', ['Host', 'h', 'X-One', '1', 'Cookie', 'a=1;b=2']);
    const edge = aFunction("function handler({ request }) { request.uri = '/dev'; return request; }");
    expect(edge.onRequest(sent)).toEqual({ ...sent, path: '/dev' });
  });

  it('has the headers, cookies and query that the function gave it', () => {
    const edge = aFunction(`async function handler({ request }) {
      await null;
      request.headers['x-two'] = { value: '2', multiValue: [{ value: '2' }, { value: '3' }] };
      delete request.headers['x-one'];
      request.cookies.c = { value: '3' };
      request.querystring.d = { value: '4' };
      return request;
    }`);
    const sent = aRequest('/a', 'b=1', ['Host', 'h', 'X-One', '1', 'Upgrade', 'websocket', 'Cookie', 'a=1']);
    expect(edge.onRequest(sent)).toMatchObject({
      rawQuery: 'b=1&d=4',
      headers: { host: 'h', upgrade: 'websocket', 'x-two': '2, 3', cookie: 'a=1; c=3' },
      rawHeaders: ['host', 'h', 'upgrade', 'websocket', 'x-two', '2', 'x-two', '3', 'cookie', 'a=1; c=3'],
    });
  });
});

test('a function answers with headers, cookies and a body, also of bytes', () => {
  const edge = aFunction(`function handler() {
    return {
      statusCode: 302,
      statusDescription: 'Found',
      headers: { location: { value: '/b' } },
      cookies: { id: { value: '1', attributes: 'Path=/' } },
      body: { encoding: 'base64', data: 'aGk=' },
    };
  }`);
  expect(edge.onRequest(aRequest())).toEqual({
    status: 302,
    headers: { location: '/b', 'set-cookie': ['id=1; Path=/'] },
    body: Buffer.from('hi'),
  });
});

test('a function changes a response, whose body it may replace and does not see', () => {
  const edge = aFunction(`function handler({ request, response }) {
    response.headers['x-path'] = { value: request.uri };
    response.headers['x-seen'] = { value: JSON.stringify([response.statusCode, response.body, response.cookies]) };
    delete response.headers['x-old'];
    if (request.uri === '/replaced') response.body = 'new';
    return response;
  }`);
  const headers = { 'x-old': '1', 'content-length': '3', 'set-cookie': ['a=1; Secure', 'b=2'] };
  const response = { status: 200, headers, body: 'old' };
  expect(edge.onResponse(aRequest('/a'), response)).toEqual({
    status: 200,
    headers: {
      'content-length': '3',
      'set-cookie': ['a=1; Secure', 'b=2'],
      'x-path': '/a',
      'x-seen': '[200,null,{"a":{"value":"1","attributes":"Secure"},"b":{"value":"2"}}]',
    },
    body: 'old',
  });
  expect(edge.onResponse(aRequest('/replaced'), response)).toMatchObject({ body: 'new' });
});

test('what a function writes to its console is passed on', () => {
  aFunction("function handler({ request }) { console.log('asked', request.uri); return request; }").onRequest(
    aRequest(),
  );
  expect(lines).toContain('asked /a');
});

test('a promise that a function leaves rejected ends nothing', async () => {
  const edge = aFunction("function handler(e) { Promise.reject(new Error('stray')); return e.request; }");
  expect(edge.onRequest(aRequest())).toEqual(aRequest());
  await setImmediate();
});

test.each([
  ['nothing', '', /neither a request nor a response/],
  ['what it throws', 'throw new Error("broken")', /broken/],
  ['what it rejects with', 'return Promise.reject(new Error("later"))', /later/],
  ['a throw without text', 'throw Object.create(null)', /no text/],
  ['a circle', 'const a = {}; a.a = a; return a', /circular/],
  ['no end', 'for (;;);', /timed out/],
  ['a promise without an end', 'return new Promise(() => undefined)', /never comes/],
  ['a status that is none', 'return { statusCode: "ok" }', /statusCode/],
  ['a body that is none', 'return { statusCode: 200, body: 1 }', /body/],
  ['a header without a value', 'return { statusCode: 200, headers: { a: "1" } }', /a must have a value/],
  ['two lines in a header', 'return { statusCode: 200, headers: { a: { value: "1\\n2" } } }', /Invalid char/],
  ['a length', 'return { statusCode: 200, headers: { "content-length": { value: "1" } } }', /may not change/],
  ['a hidden header', 'event.request.headers.upgrade = { value: "a" }; return event.request', /may not set/],
  ['another host', 'event.request.headers.host = { value: "a" }; return event.request', /may not change/],
  ['another method', 'event.request.method = "PUT"; return event.request', /may not change the method/],
  ['a uri that is none', 'event.request.uri = "a"; return event.request', /begins with \//],
  ['a uri with a query', 'event.request.uri = "/a?b"; return event.request', /has no query/],
])('%s is no answer', (_name, body, message) => {
  const edge = aFunction(`function handler(event) { ${body} }`);
  expect(() => edge.onRequest(aRequest('/a', '', ['Host', 'h']))).toThrow(message);
});

test.each([
  ['another runtime', { Runtime: 'cloudfront-js-1.0' }, /runtime cloudfront-js-1.0/],
  [
    'a key value store',
    { Runtime: 'cloudfront-js-2.0', KeyValueStoreAssociations: [] },
    /key value stores .* not executed/,
  ],
])('%s is not executed', (_name, config, message) => {
  expect(() => aFunction('function handler(event) { return event.request; }', config)).toThrow(message);
});
