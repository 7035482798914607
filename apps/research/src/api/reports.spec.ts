import { ReportRequested } from '@bayon/event-contracts';
import { allPages, itemsOf, pathsOf } from '@bayon/service-testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { apiOf } from '../../test/api-client.ts';
import {
  asked,
  completed,
  minute,
  ordered,
  reported,
  shareDue,
  shareScheduled,
} from '../../test/spec-events.ts';
import { worldForEach } from '../../test/world.ts';

const world = worldForEach();
let api: ReturnType<typeof apiOf>;
beforeEach(() => {
  api = apiOf(world());
});

describe('POST /research/reports', () => {
  const post = (queryIds: string[], options: object = {}) =>
    api.call('POST /research/reports', { body: { reportType: 'summary', queryIds }, ...options });

  it('is taken for answered questions of one’s own, each once', async () => {
    await world().take(completed('c', 1), completed('d', 2, { queryId: 'q-2' }));
    const answer = await post(['q-2', 'q-1', 'q-2']);
    expect(answer.status).toBe(202);
    expect(world().published(ReportRequested)).toMatchObject([
      { ...answer.body, userId: 'ada', reportType: 'summary', queryIds: ['q-2', 'q-1'] },
    ]);
  });

  it('is the same report for the same key', async () => {
    await world().take(completed('c', 1));
    const headers = { 'idempotency-key': 'key' };
    expect((await post(['q-1'], { headers })).body).toEqual((await post(['q-1'], { headers })).body);
  });

  it('names the questions that are not there, or another’s: 404', async () => {
    await world().take(completed('c', 1), completed('g', 1, { userId: 'grace', queryId: 'q-9' }));
    const answer = await post(['q-1', 'nope', 'q-9']);
    expect(answer.status).toBe(404);
    expect(pathsOf(answer)).toEqual(['body.queryIds.1', 'body.queryIds.2']);
    expect(JSON.stringify(answer.body)).toContain('nope is no question of yours');
  });

  it('names the questions that are not answered: 400', async () => {
    await world().take(completed('c', 1), asked('a', 1, { queryId: 'q-2' }));
    const answer = await post(['q-1', 'q-2']);
    expect(answer).toMatchObject({
      status: 400,
      body: { detail: 'A report is made of answered questions.' },
    });
    expect(pathsOf(answer)).toEqual(['body.queryIds.1']);
  });

  it.each([
    [{ reportType: 'poem', queryIds: ['q-1'] }, ['body.reportType']],
    [{ reportType: 'summary', queryIds: [] }, ['body.queryIds']],
    [{ reportType: 'summary', queryIds: Array<string>(21).fill('q') }, ['body.queryIds']],
    [{ reportType: 'summary', queryIds: ['with space'] }, ['body.queryIds.0']],
  ])('refuses %o', async (body, paths) => {
    const answer = await api.call('POST /research/reports', { body });
    expect(answer.status).toBe(400);
    expect(pathsOf(answer)).toEqual(paths);
  });
});

describe('a report', () => {
  const get = (id = 'r-1', user = 'ada') => api.call('GET /research/reports/{id}', { id, user });

  it('is running, then there, with where it is shared', async () => {
    await world().take(ordered('o', 1));
    expect((await get()).body).toMatchObject({
      reportId: 'r-1',
      status: 'running',
      queryIds: ['q-1'],
      sharing: { scheduled: [], delivered: [] },
    });
    const event = reported('r', 3);
    await world().take(event, shareScheduled('s', 3, { shareChannels: ['email', 'x'] }), shareDue('d', 30));
    expect((await get()).body).toMatchObject({
      status: 'completed',
      title: event.detail.title,
      reportData: event.detail.reportData,
      completedAt: minute(3),
      sharing: {
        scheduled: [{ channel: 'x', shareAt: minute(30) }],
        delivered: [{ channel: 'email', deliveredAt: minute(30) }],
      },
    });
  });

  it('is not there for anybody else', async () => {
    await world().take(reported('r', 3));
    expect((await get('r-1', 'grace')).status).toBe(404);
    expect((await get('nope')).status).toBe(404);
  });

  it('is listed without what it says, newest first, over pages', async () => {
    const many = Array.from({ length: 5 }, (_, n) => reported(`r-${n}`, n, { reportId: `r-${n}` }));
    await world().take(...many, ordered('o', 9, { reportId: 'r-9' }));
    const pages = await allPages((at) => api.call('GET /research/reports', { query: { limit: '2', ...at } }));
    const items = pages.flatMap(itemsOf);
    expect(items.map(({ reportId }) => reportId)).toEqual(['r-9', 'r-4', 'r-3', 'r-2', 'r-1', 'r-0']);
    expect(items.map(({ status }) => status)).toEqual(['running', ...Array<string>(5).fill('completed')]);
    expect(items[1]).toMatchObject({ title: reported('r', 1).detail.title });
    expect(items[1]).not.toHaveProperty('reportData');
  });
});
