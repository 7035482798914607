import { featuresOf, ResearchRequested } from '@bayon/event-contracts';
import { allPages, cursorOf, itemsOf, pathsOf } from '@bayon/service-testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { apiOf } from '../../test/api-client.ts';
import { access, asked, completed, minute, progressed } from '../../test/spec-events.ts';
import { worldForEach } from '../../test/world.ts';
import { keys } from '../notebook/keys.ts';

const world = worldForEach();
let api: ReturnType<typeof apiOf>;
beforeEach(() => {
  api = apiOf(world());
});

const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;
const post = (options: Parameters<typeof api.call>[1] = {}) =>
  api.call('POST /research/queries', { body: { query: 'Who pays escrow?' }, ...options });

describe('POST /research/queries', () => {
  it('is taken: 202 with the ids of the question and of its job', async () => {
    const answer = await post({ body: { query: ' Who pays escrow? ' } });
    expect(answer).toMatchObject({ status: 202, body: { queryId: uuid, jobId: uuid } });
    expect(world().published(ResearchRequested)).toMatchObject([
      { userId: 'ada', query: 'Who pays escrow?', ...answer.body },
    ]);
  });

  it.each([
    ['nothing', {}, ['body.query']],
    ['white space', { query: ' ' }, ['body.query']],
    ['too much', { query: 'x'.repeat(501) }, ['body.query']],
    ['something unknown', { query: 'x', userId: 'grace' }, ['body']],
  ])('of %s is refused with the path', async (_, body, paths) => {
    const answer = await post({ body });
    expect(answer.status).toBe(400);
    expect(pathsOf(answer)).toEqual(paths);
    expect(world().bus.events).toEqual([]);
  });

  it('is the same question for the same key of the same user, and nobody else’s', async () => {
    const headers = { 'idempotency-key': 'key' };
    const [one, again, grace] = [
      await post({ headers }),
      await post({ headers }),
      await post({ headers, user: 'grace' }),
    ];
    expect(again.body).toEqual(one.body);
    expect(grace.body).not.toEqual(one.body);
    await world().drain();
    expect(await world().reads.usage('ada', '2026-12')).toMatchObject({ queries: 1 });
  });

  it('is 503 while the bus takes nothing', async () => {
    world().bus.refuse(true);
    expect((await post()).status).toBe(503);
  });
});

describe('the month’s limit', () => {
  const use = (queries: number, month = '2026-12') =>
    world().write({ ...keys.usage('ada', month), month, queries });
  const plan = (name: 'free' | 'pro' | 'enterprise') =>
    world().take(access(`plan-${name}`, 1, { plan: name, features: featuresOf[name] }));

  it.each([
    [undefined, 3, 202],
    ['free', 2, 202],
    ['free', 3, 402],
    ['pro', 3, 202],
    ['pro', 19, 202],
    ['pro', 20, 402],
    ['pro', 21, 402],
    ['enterprise', 10_000, 202],
  ] as const)('of plan %s with %i used answers %i', async (name, used, status) => {
    if (name) await plan(name);
    await use(used);
    expect((await post()).status).toBe(status);
  });

  it('says the plan, its limit, what is used, and what would help', async () => {
    await plan('free');
    await use(3);
    const { body } = await post();
    expect(body).toMatchObject({
      title: 'Payment Required',
      detail:
        'Your free plan has 3 research questions a month, and 3 of them are used in 2026-12. Upgrade to pro or enterprise (PUT /user/subscription), or ask again from 2027-01-01 on.',
    });
    expect(world().bus.events).toEqual([]);
  });

  it('begins anew each month', async () => {
    await use(3, '2026-11');
    expect((await post()).status).toBe(202);
  });

  it('lets a command that was taken be sent again', async () => {
    await plan('free');
    const headers = { 'idempotency-key': 'key' };
    await use(2);
    await post({ headers });
    await world().drain();
    expect((await post()).status).toBe(402);
    expect((await post({ headers })).status).toBe(202);
  });

  it('counts what was asked through it, and gives back what failed', async () => {
    await plan('free');
    for (let n = 0; n < 3; n += 1) await post();
    await world().drain();
    expect((await post()).status).toBe(402);
    const { jobId } = world().published(ResearchRequested)[0] as unknown as { jobId: string };
    await world().take(progressed('f', 5, { jobId, progress: 30, status: 'failed' }));
    expect((await post()).status).toBe(202);
  });
});

describe('GET /research/queries/{id}', () => {
  const get = (id: string, user = 'ada') => api.call('GET /research/queries/{id}', { id, user });

  it('is running, then answered', async () => {
    await world().take(asked('a', 1));
    expect((await get('q-1')).body).toMatchObject({ queryId: 'q-1', status: 'running', jobId: 'j-1' });
    const event = completed('c', 4);
    await world().take(event);
    const { body } = await get('q-1');
    expect(body).toMatchObject({ status: 'completed', createdAt: minute(1), completedAt: minute(4) });
    expect(body).toMatchObject({ results: event.detail.results, sources: event.detail.sources });
    expect(Object.keys(body)).not.toEqual(expect.arrayContaining(['pk']));
  });

  it('is failed where its job is', async () => {
    await world().take(asked('a', 1), progressed('f', 2, { progress: 10, status: 'failed' }));
    expect((await get('q-1')).body).toMatchObject({ status: 'failed' });
  });

  it('is not there for anybody else', async () => {
    await world().take(asked('a', 1));
    expect((await get('q-1', 'grace')).status).toBe(404);
    expect((await get('nope')).status).toBe(404);
  });
});

describe('GET /research/queries', () => {
  const list = (query: Record<string, string> = {}, user = 'ada') =>
    api.call('GET /research/queries', { query, user });

  it('shows every question once, newest first, over pages', async () => {
    const many = Array.from({ length: 7 }, (_, n) =>
      asked(`a-${n}`, n, { queryId: `q-${n}`, jobId: `j-${n}` }),
    );
    await world().take(...many, completed('c', 8, { queryId: 'q-0', jobId: 'j-0' }));
    const pages = await allPages((at) => list({ limit: '3', ...at }));
    const items = pages.flatMap(itemsOf);
    expect(items.map(({ queryId }) => queryId)).toEqual(['q-6', 'q-5', 'q-4', 'q-3', 'q-2', 'q-1', 'q-0']);
    expect(items.map(({ status }) => status)).toEqual([...Array<string>(6).fill('running'), 'completed']);
    expect(items[6]).not.toHaveProperty('results');
    expect(itemsOf(await list({}, 'grace'))).toEqual([]);
  });

  it.each([
    [{ limit: '0' }, 'query.limit'],
    [{ limit: '101' }, 'query.limit'],
    [{ cursor: 'x' }, 'query.cursor'],
  ])('refuses %o', async (query, path) => {
    expect(pathsOf(await list(query as unknown as Record<string, string>))).toEqual([path]);
  });

  it('takes no cursor of another user’s list', async () => {
    await world().take(asked('a', 1), asked('b', 2, { queryId: 'q-2' }));
    const cursor = cursorOf(await list({ limit: '1' }))!;
    expect((await list({ cursor }, 'grace')).status).toBe(400);
  });
});

it('GET /research/jobs/{id} says how far a job is, to its user', async () => {
  await world().take(asked('a', 1), progressed('p', 2, { progress: 40, status: 'processing' }));
  expect(await api.call('GET /research/jobs/{id}', { id: 'j-1' })).toMatchObject({
    status: 200,
    body: { jobId: 'j-1', progress: 40, status: 'processing', queryId: 'q-1', requestedAt: minute(1) },
  });
  expect((await api.call('GET /research/jobs/{id}', { id: 'j-1', user: 'grace' })).status).toBe(404);
});
