import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createSettler } from '@bayon/publisher';
import { createApi } from '@bayon/publisher/http';
import { aNotification, aProgress, parsed } from '../../test/fixtures.ts';
import { useTable } from '../../test/table.ts';
import { causeFor, settleForUser } from '../delivery/settle-for-user.ts';
import { createJobs } from '../reads/jobs.ts';
import { createNotifications } from '../reads/notifications.ts';
import { endpoints } from './endpoints.ts';

const table = useTable();
const failed = vi.fn();
let ada: string;
beforeEach(() => {
  ada = randomUUID();
});

/** As API Gateway hands it on: the route chosen, a parameter that is given twice joined by a comma. */
const anInvocation = (path: string, sub: unknown) => {
  const { pathname, searchParams } = new URL(path, 'https://api');
  const names = [...new Set(searchParams.keys())];
  return {
    routeKey: `GET ${pathname}`,
    headers: {},
    ...(names.length > 0 && {
      queryStringParameters: Object.fromEntries(
        names.map((name) => [name, searchParams.getAll(name).join(',')]),
      ),
    }),
    requestContext: { authorizer: { jwt: { claims: { sub } } } },
  } as unknown as APIGatewayProxyEventV2WithJWTAuthorizer;
};

async function request(path: string, sub: unknown = ada) {
  const answer = createApi(endpoints(createJobs(table), createNotifications(table)), { report: failed });
  const { statusCode, headers, body } = await answer(anInvocation(path, sub));
  return { statusCode, headers, json: JSON.parse(body ?? '') as Record<string, unknown> };
}

async function happened(...events: readonly ReturnType<typeof aNotification>[]): Promise<void> {
  const settler = createSettler({ ...table, scope: 'realtime', retentionDays: 30 });
  for (const event of events) {
    const cause = causeFor(ada, { event: parsed(event), messageId: randomUUID(), attempt: 1 });
    await settleForUser(settler, ada, [cause]);
  }
}

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
    expect((await request('/realtime/notifications')).json).toEqual({ notifications: [], lastSeq: 0 });
    await happened(aNotification({ userId: ada }));
    expect((await request('/realtime/notifications')).json).toMatchObject({ notifications: [{ seq: 1 }] });
    expect((await request('/realtime/notifications?after=999999999999')).json).toEqual({
      notifications: [],
      lastSeq: 1,
    });
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
