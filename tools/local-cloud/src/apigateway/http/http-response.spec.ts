import { expect, test } from 'vitest';
import { httpResponse } from './http-response.ts';

const json = { 'content-type': 'application/json' };

test.each([
  ['an object', { hello: 'world' }, '{"hello":"world"}'],
  ['a string', 'hello', 'hello'],
  ['nothing', null, 'null'],
])('%s without statusCode is the body of a 200', (_, payload, body) => {
  expect(httpResponse(payload)).toEqual({ status: 200, headers: json, body });
});

test('status, headers, cookies and a base64 body', () => {
  expect(
    httpResponse({
      statusCode: 201,
      headers: { 'X-A': 1 },
      cookies: ['a=1', 'b=2'],
      body: 'aGk=',
      isBase64Encoded: true,
    }),
  ).toEqual({
    status: 201,
    headers: { 'content-type': 'text/plain;charset=UTF-8', 'x-a': '1', 'set-cookie': ['a=1', 'b=2'] },
    body: Buffer.from('hi'),
  });
});

test('the connection is the gateway’s: its headers are not forwarded', () => {
  expect(
    httpResponse({ statusCode: 204, headers: { 'Content-Length': '99', Connection: 'close' } })?.headers,
  ).toEqual({});
});

test.each([
  { statusCode: 'abc' },
  { statusCode: 99 },
  { statusCode: 200, body: { not: 'a string' } },
  { statusCode: 200, headers: { 'bad name': 'x' } },
  { statusCode: 200, headers: { a: 'line\nbreak' } },
  { statusCode: 200, headers: { a: ['x'] } },
  { statusCode: 200, cookies: [1] },
  { statusCode: 200, isBase64Encoded: 'yes' },
])('%j is malformed', (payload) => {
  expect(httpResponse(payload)).toBeUndefined();
});
