import type { EventDraft } from '@bayon/event-contracts';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApi } from '@bayon/publisher/http';
import { heldTo } from '@bayon/service-testing';
import { framesOf, useConnectionsEndpoint } from '../../test/connections-endpoint.ts';
import { aNotification, aProgress, someMarks } from '../../test/fixtures.ts';
import { happened as has } from '../../test/happened.ts';
import { useTable } from '../../test/table.ts';
import { createEndConnection } from '../connections/end-connection.ts';
import { createGateway } from '../connections/gateway.ts';
import { createSlots } from '../connections/slots.ts';
import { createConnections } from '../reads/connections.ts';
import { createJobs } from '../reads/jobs.ts';
import { createMarkable } from '../reads/markable.ts';
import { createNotifications } from '../reads/notifications.ts';
import { routes } from '../routes.ts';
import { answers } from './answers.ts';
import { endpoints } from './endpoints.ts';

const table = useTable();
const endpoint = useConnectionsEndpoint();
beforeAll(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  vi.stubEnv('AWS_REGION', 'us-east-1');
});
const expectDescribed = heldTo({ routes, answers });
const failed = vi.fn();
const published: EventDraft[] = [];
let ada: string;
beforeEach(() => {
  published.length = 0;
  ada = randomUUID();
});

type Method = 'GET' | 'DELETE' | 'POST';

/** As API Gateway hands it on: the route chosen, a parameter that is given twice joined by a comma. */
const anInvocation = (method: Method, path: string, sub: unknown, body?: unknown) => {
  const { pathname, searchParams } = new URL(path, 'https://api');
  const [, id] = /^\/realtime\/connections\/(.+)$/.exec(pathname) ?? [];
  const names = [...new Set(searchParams.keys())];
  return {
    routeKey: id === undefined ? `${method} ${pathname}` : `${method} /realtime/connections/{id}`,
    ...(id !== undefined && { pathParameters: { id: decodeURIComponent(id) } }),
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(names.length > 0 && {
      queryStringParameters: Object.fromEntries(
        names.map((name) => [name, searchParams.getAll(name).join(',')]),
      ),
    }),
    requestContext: { authorizer: { jwt: { claims: { sub } } } },
  } as unknown as APIGatewayProxyEventV2WithJWTAuthorizer;
};

async function request(path: string, sub: unknown = ada, method: Method = 'GET', sent?: unknown) {
  const slots = createSlots(table);
  const reaching = { slots, gateway: createGateway(endpoint.url) };
  const answer = createApi(
    endpoints({
      jobs: createJobs(table),
      notifications: createNotifications(table),
      markable: createMarkable(table),
      connections: createConnections(reaching),
      endConnection: createEndConnection(reaching),
    }),
    {
      report: failed,
      takeCommand: async ({ handle }, asked) => {
        const answered = await handle(asked as never);
        published.push(...(answered.events ?? []));
        return answered;
      },
    },
  );
  const invocation = anInvocation(method, path, sub, sent);
  const { statusCode, headers, body } = await answer(invocation);
  const json = JSON.parse(body ?? '') as Record<string, unknown>;
  expectDescribed(invocation.routeKey, { status: statusCode ?? 0, body: json });
  return { statusCode, headers, json };
}

const happened = (...events: Parameters<typeof has>[2][]) => has(table, ada, ...events);

const aJobEvent = (minute: number) =>
  aProgress({ userId: ada, jobId: `job-${minute}` }, { timestamp: `2026-03-14T09:0${minute}:00.000Z` });

describe('GET /realtime/jobs', () => {
  it('lists the latest jobs, newest first', async () => {
    await happened(aJobEvent(1), aJobEvent(3), aJobEvent(2));
    const { statusCode, json } = await request('/realtime/jobs');
    expect(statusCode).toBe(200);
    expect(json).toEqual({
      jobs: [3, 2, 1].map((minute) => ({
        jobId: `job-${minute}`,
        jobType: 'content-generation',
        progress: 40,
        status: 'processing',
        message: 'Writing…',
        timestamp: `2026-03-14T09:0${minute}:00.000Z`,
      })),
    });
  });

  it('goes page by page, each job once', async () => {
    await happened(...[1, 2, 3, 4, 5].map(aJobEvent));
    const seen: unknown[] = [];
    const pages: number[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const { json } = await request(`/realtime/jobs?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      const jobs = json['jobs'] as readonly { readonly jobId: string }[];
      seen.push(...jobs.map(({ jobId }) => jobId));
      pages.push(jobs.length);
      cursor = json['nextCursor'] as string | undefined;
    }
    expect(seen).toEqual(['job-5', 'job-4', 'job-3', 'job-2', 'job-1']);
    expect(pages).toEqual([2, 2, 1]);
  });

  it('shows nobody else’s, not even by their cursor', async () => {
    await happened(aJobEvent(1), aJobEvent(2));
    const { json } = await request('/realtime/jobs?limit=1');
    ada = randomUUID();
    const other = await request(`/realtime/jobs?cursor=${String(json['nextCursor'])}`);
    expect(other.json).toEqual({ jobs: [] });
  });
});

describe('GET /realtime/notifications', () => {
  it('tells what came after a number, in order', async () => {
    await happened(...['a', 'b', 'c', 'd'].map((id) => aNotification({ userId: ada, data: { id } }, { id })));
    const first = await request('/realtime/notifications?after=1&limit=2');
    expect(first.json).toMatchObject({
      notifications: [
        { seq: 2, id: 'b', event: 'content_generated', data: { id: 'b' }, severity: 'info' },
        { seq: 3, id: 'c' },
      ],
      lastSeq: 4,
      nextAfter: 3,
    });
    const last = await request('/realtime/notifications?after=3');
    expect(last.json).toMatchObject({ notifications: [{ seq: 4 }], lastSeq: 4 });
    expect(last.json).not.toHaveProperty('nextAfter');
  });

  it('begins with the first, and knows when there is none', async () => {
    expect((await request('/realtime/notifications')).json).toEqual({
      log: '0',
      lastSeq: 0,
      unread: 0,
      marks: 0,
      notifications: [],
    });
    await happened(aNotification({ userId: ada }, { id: 'a' }));
    expect((await request('/realtime/notifications')).json).toMatchObject({ notifications: [{ seq: 1 }] });
    expect((await request('/realtime/notifications?after=999999999999')).json).toEqual({
      log: 'a',
      lastSeq: 1,
      unread: 1,
      marks: 0,
      notifications: [],
    });
  });
});

describe('the log from its newest', () => {
  const letters = ['a', 'b', 'c', 'd', 'e', 'f'];
  const types = ['content_generated', 'trend_alert'] as const;
  beforeEach(() =>
    happened(...letters.map((id, place) => aNotification({ userId: ada, type: types[place % 2]! }, { id }))),
  );
  const listed = async (query: string) => {
    const ids: string[][] = [];
    let next = '';
    for (;;) {
      const { json } = await request(`/realtime/notifications?${query}${next}`);
      const page = json['notifications'] as readonly { readonly id: string; readonly mark: string }[];
      ids.push(page.map(({ id }) => id));
      const { nextCursor, nextAfter } = json as Record<string, string | number | undefined>;
      if (nextCursor === undefined && nextAfter === undefined) return ids;
      next = nextCursor === undefined ? `&after=${nextAfter}` : `&cursor=${nextCursor}`;
    }
  };
  let minute = 30;
  /** Marks, each time a minute later. */
  const mark = (mark: 'read' | 'unread' | 'archived', ...seqs: number[]) =>
    happened(
      someMarks(
        { userId: ada, mark, log: 'a', ids: seqs.map(String), seqs },
        { timestamp: `2026-03-14T09:${(minute += 1)}:00.000Z` },
      ),
    );

  it('goes back page by page', async () => {
    expect(await listed('order=newest&limit=4')).toEqual([
      ['f', 'e', 'd', 'c'],
      ['b', 'a'],
    ]);
    expect(await listed('order=newest&limit=3')).toEqual([
      ['f', 'e', 'd'],
      ['c', 'b', 'a'],
    ]);
  });

  it('brings only some types, either way', async () => {
    expect(await listed('order=newest&limit=2&type=trend_alert')).toEqual([['f', 'd'], ['b']]);
    expect(await listed('limit=2&type=trend_alert,welcome')).toEqual([['b', 'd'], ['f']]);
    expect(await listed('order=newest&type=welcome')).toEqual([[]]);
  });

  it('brings only what is marked so', async () => {
    await mark('archived', 1, 2);
    await mark('read', 4);
    await mark('unread', 2);
    expect(await listed('order=newest&mark=unread')).toEqual([['f', 'e', 'c', 'b']]);
    expect(await listed('order=newest&mark=read,archived')).toEqual([['d', 'a']]);
    expect(await listed('mark=archived')).toEqual([['a']]);
    expect(await listed('mark=unread&type=trend_alert&order=newest')).toEqual([['f', 'b']]);
    const { json } = await request('/realtime/notifications?limit=4');
    expect(json).toMatchObject({
      unread: 4,
      marks: 3,
      notifications: ['archived', 'unread', 'unread', 'read'].map((one) => ({ mark: one })),
    });
  });
});

describe('POST /realtime/notifications/marks', () => {
  const post = (body: unknown) => request('/realtime/notifications/marks', ada, 'POST', body);
  beforeEach(() => happened(...['a', 'b', 'c'].map((id) => aNotification({ userId: ada }, { id }))));

  it('becomes an event that names them by their numbers', async () => {
    const { statusCode, json } = await post({ mark: 'read', ids: ['c', 'a'] });
    expect([statusCode, json]).toEqual([202, { mark: 'read', ids: ['c', 'a'] }]);
    expect(published).toMatchObject([
      { detail: { userId: ada, mark: 'read', log: 'a', ids: ['c', 'a'], seqs: [3, 1] } },
    ]);
  });

  it('takes all up to one', async () => {
    const { statusCode, json } = await post({ mark: 'archived', upTo: 2 });
    expect([statusCode, json]).toEqual([202, { mark: 'archived', upTo: 2 }]);
    expect(published).toMatchObject([{ detail: { userId: ada, mark: 'archived', log: 'a', upTo: 2 } }]);
  });

  it.each<[string, unknown, readonly string[]]>([
    ['an id that is not there', { mark: 'read', ids: ['a', 'x', 'c', 'y'] }, ['body.ids.1', 'body.ids.3']],
    ['a number beyond the log', { mark: 'read', upTo: 4 }, ['body.upTo']],
    ['no number', { mark: 'read', upTo: 0 }, ['body.upTo']],
    ['both', { mark: 'read', upTo: 1, ids: ['a'] }, ['body']],
    ['neither', { mark: 'read' }, ['body']],
    ['no ids', { mark: 'read', ids: [] }, ['body.ids']],
    ['too many', { mark: 'read', ids: Array.from({ length: 101 }, String) }, ['body.ids']],
    ['another mark', { mark: 'seen', upTo: 1 }, ['body.mark']],
    ['another member', { mark: 'read', upTo: 1, seqs: [1] }, ['body']],
  ])('with %s is refused, and nothing is marked', async (_, body, paths) => {
    const { statusCode, json } = await post(body);
    expect(statusCode).toBe(400);
    expect((json['errors'] as { path: string }[]).map(({ path }) => path)).toEqual(paths);
    expect(published).toEqual([]);
  });

  it('marks nothing of anybody else', async () => {
    ada = randomUUID();
    expect((await post({ mark: 'read', ids: ['a'] })).statusCode).toBe(400);
    expect((await post({ mark: 'read', upTo: 1 })).statusCode).toBe(400);
  });
});

describe('/realtime/connections', () => {
  const minute = 60_000;
  /** A connection that is so many minutes old. */
  const connected = (connectionId: string, age: number, more: object = {}) =>
    createSlots({ ...table, now: () => new Date(Date.now() - age * minute) }).take({
      userId: ada,
      connectionId,
      protocol: 'v1',
      ...more,
    });
  const listed = async () =>
    (await request('/realtime/connections')).json['connections'] as readonly { connectionId: string }[];

  it('lists the devices, newest first', async () => {
    await connected('phone', 9, { protocol: 'simple' });
    await connected('laptop', 5, { agent: 'Netscape 4' });
    const connectedAt = expect.stringMatching(/^20.*Z$/) as string;
    expect(await listed()).toEqual([
      {
        connectionId: 'laptop',
        connectedAt,
        protocol: 'bayon.v1',
        agent: 'Netscape 4',
        lastHeardAt: '2026-03-14T10:00:00.000Z',
      },
      { connectionId: 'phone', connectedAt, protocol: 'simple', lastHeardAt: '2026-03-14T10:00:00.000Z' },
    ]);
  });

  it('leaves out what is gone, has ended or was replaced, and not what is only just coming', async () => {
    await connected('gone', 9);
    await connected('ended', 8, { tokenEndsAt: Date.now() / 1_000 - 1 });
    await connected('replaced', 7);
    await connected('next', 0, { replaces: 'replaced' });
    await connected('new', 0);
    endpoint.answers.set('gone', () => 410);
    endpoint.answers.set('new', () => 410);
    expect((await listed()).map(({ connectionId }) => connectionId).toSorted()).toEqual(['new', 'next']);
  });

  it('ends one, and tells it why', async () => {
    await connected('a=', 9);
    await connected('b', 9);
    const { statusCode, json } = await request('/realtime/connections/a%3D', ada, 'DELETE');
    expect([statusCode, json]).toEqual([202, { connectionId: 'a=' }]);
    expect(framesOf(endpoint, 'a=')).toMatchObject([{ type: 'error', code: 'signed_out' }]);
    expect(endpoint.closed).toEqual(['a=']);
  });

  it.each(['unknown', 'theirs', '%23', 'x'.repeat(200)])('does not end %s', async (id) => {
    const grace = randomUUID();
    await createSlots(table).take({ userId: grace, connectionId: 'theirs', protocol: 'v1' });
    const { statusCode, json } = await request(`/realtime/connections/${id}`, ada, 'DELETE');
    expect([statusCode, json['status']]).toEqual([404, 404]);
    expect(endpoint.closed).toEqual([]);
    expect(failed).not.toHaveBeenCalled();
  });
});

describe('a request that cannot be served', () => {
  it.each([
    ['/realtime/jobs?limit=0', 'limit'],
    ['/realtime/jobs?limit=101', 'limit'],
    ['/realtime/jobs?limit=', 'limit'],
    ['/realtime/jobs?limit=ten', 'limit'],
    ['/realtime/jobs?limit=1e1', 'limit'],
    ['/realtime/jobs?limit=5&limit=6', 'limit'],
    ['/realtime/jobs?cursor=', 'cursor'],
    ['/realtime/jobs?cursor=%00%ff', 'cursor'],
    [
      `/realtime/jobs?cursor=${Buffer.from('["2026-03-14T09:00:00Z","a#b"]').toString('base64url')}`,
      'cursor',
    ],
    [`/realtime/jobs?cursor=${Buffer.from('{"pk":"USER#grace"}').toString('base64url')}`, 'cursor'],
    ['/realtime/notifications?after=-1', 'after'],
    ['/realtime/notifications?after=1.5', 'after'],
    ['/realtime/notifications?after=9999999999999', 'after'],
    ['/realtime/notifications?order=up', 'order'],
    ['/realtime/notifications?cursor=4', 'cursor'],
    ['/realtime/notifications?order=newest&cursor=x', 'cursor'],
    ['/realtime/notifications?mark=seen', 'mark.0'],
    ['/realtime/notifications?mark=', 'mark.0'],
    ['/realtime/notifications?type=welcome,none', 'type.1'],
  ])('%s is a problem with %s', async (path, parameter) => {
    const { statusCode, headers, json } = await request(path);
    expect(statusCode).toBe(400);
    expect(headers).toMatchObject({ 'content-type': 'application/problem+json' });
    expect(json).toMatchObject({ status: 400, errors: [{ path: `query.${parameter}` }] });
    expect(failed).not.toHaveBeenCalled();
  });

  it('names each failing parameter', async () => {
    const { json } = await request('/realtime/notifications?after=x&limit=y');
    expect((json['errors'] as { path: string }[]).map(({ path }) => path).sort()).toEqual([
      'query.after',
      'query.limit',
    ]);
  });

  it('is a 403 for a token whose subject is no user id', async () => {
    expect((await request('/realtime/jobs', 7)).statusCode).toBe(403);
    expect((await request('/realtime/jobs', 'a#b')).statusCode).toBe(403);
  });
});
