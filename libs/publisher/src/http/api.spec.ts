import { ContentPublished } from '@bayon/event-contracts';
import * as z from 'zod';
import { expect, it } from 'vitest';
import { anApiRequest } from '../../test/api-request.ts';
import { anEntry } from '../../test/fixtures.ts';
import { EventTooLarge, PublishFailed } from '../publish/errors.ts';
import { createApi } from './api.ts';
import { Problem } from './problem.ts';
import { type ApiResponse, endpoint, route } from './route.ts';
import type { TakeCommand } from './take-command.ts';

const put = route({
  method: 'PUT',
  path: '/things/{id}',
  summary: 'A thing',
  body: z.object({ name: z.string() }),
});

/** As commands are taken that become nothing. */
const plainly: TakeCommand = ({ handle }, request) => handle(request as never);

/** An API of one operation, what it answers to a good request for it, and what it reported. */
async function answerOf(handle: () => Promise<ApiResponse>, routeKey = 'PUT /things/{id}') {
  const reported: [string, string][] = [];
  const api = createApi([endpoint(put, handle)], {
    report: (error, key) => void reported.push([key, error.message]),
    takeCommand: plainly,
  });
  const { statusCode, headers, body } = await api(anApiRequest({ routeKey, body: '{"name":"x"}' }));
  return {
    status: statusCode,
    type: headers?.['content-type'],
    headers,
    body: JSON.parse(body ?? '') as object,
    reported,
  };
}
const failing = (error: Error) => answerOf(() => Promise.reject(error));

it('answers what its endpoint answers, as JSON', async () => {
  expect(
    await answerOf(() => Promise.resolve({ status: 202, body: { id: '1', absent: undefined } })),
  ).toMatchObject({
    status: 202,
    type: 'application/json',
    body: { id: '1' },
    reported: [],
  });
});

it('hands the endpoint what its route says', async () => {
  const seen: unknown[] = [];
  const api = createApi(
    [
      endpoint(put, (request) => {
        seen.push(request);
        return Promise.resolve({ status: 200, body: {} });
      }),
    ],
    { report: () => undefined, takeCommand: plainly },
  );
  await api(anApiRequest({ body: '{"name":"x","more":1}' }));
  expect(seen).toEqual([
    { userId: 'ada', scopes: [], params: { id: '1' }, query: undefined, body: { name: 'x' } },
  ]);
});

it('has nothing where it has no route', async () => {
  expect(await answerOf(() => Promise.reject(new Error('not asked')), 'GET /things')).toMatchObject({
    status: 404,
    reported: [],
  });
});

it('answers a problem as RFC 9457 has it, and reports none: it is the client’s', async () => {
  const errors = [{ path: 'body.name', message: 'is taken' }];
  expect(await failing(new Problem(409, 'There is one.', errors))).toMatchObject({
    status: 409,
    type: 'application/problem+json',
    body: { type: 'about:blank', title: 'Conflict', status: 409, detail: 'There is one.', errors },
    reported: [],
  });
  expect((await failing(new Problem(404, 'None.'))).body).not.toHaveProperty('errors');
});

it('is 503, to be tried again, where the bus did not take the event', async () => {
  const unpublished = [
    { id: 'e-1', detailType: ContentPublished.detailType, code: 'ThrottlingException', message: 'secret' },
  ];
  const answer = await failing(new PublishFailed(unpublished));
  expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
  expect(answer.reported).toHaveLength(1);
  expect(JSON.stringify(answer.body)).not.toContain('e-1');
});

it('is 413 where the event of the body is more than one may be', async () => {
  expect(await failing(new EventTooLarge(anEntry('e-1'), 70_000, 65_536))).toMatchObject({
    status: 413,
    reported: [],
  });
});

it.each([
  ['an error', new TypeError('secret'), 'secret'],
  ['what is no error', 'secret' as unknown as Error, 'secret'],
])('is 500 without details on %s that nobody expected, and reports it', async (_, error, message) => {
  const answer = await failing(error);
  expect(answer).toMatchObject({
    status: 500,
    type: 'application/problem+json',
    reported: [['PUT /things/{id}', message]],
  });
  expect(JSON.stringify([answer.headers, answer.body])).not.toContain('secret');
});
