import { ImmediateActionRequired, ResearchSuggestionsGenerated, TaskCompleted } from '@bayon/event-contracts';
import { allPages, cursorOf, itemsOf, pathsOf } from '@bayon/service-testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { apiOf } from '../../test/api-client.ts';
import { anEvent, worldForEach } from '../../test/world.ts';
import { encodeCursor } from '../account/cursor.ts';

const world = worldForEach();
let api: ReturnType<typeof apiOf>;
beforeEach(() => {
  api = apiOf(world());
});

const minute = (n: number) => new Date(Date.UTC(2026, 10, 23, 10, n)).toISOString();
const get = (path: string, options: Parameters<typeof api.call>[1] = {}) => api.call(`GET ${path}`, options);

describe('GET /user/recommendations', () => {
  /** Ten of a minute. */
  const suggest = async (minutes: number, userId = 'ada') => {
    for (let n = 0; n < minutes; n += 1) {
      const suggestions = Array.from({ length: 10 }, (_, place) => `${n}-${place}`);
      const detail = { userId, queryId: `q-${n}`, suggestions };
      await world().take(
        anEvent(ResearchSuggestionsGenerated, detail, { id: `s-${userId}-${n}`, at: minute(n) }),
      );
    }
  };

  it('lists the newest first, page by page, each once, a hundred at most', async () => {
    await suggest(12);
    await suggest(1, 'grace');
    const pages = await allPages((at) => get('/user/recommendations', { query: { limit: '30', ...at } }));
    expect(pages.map((page) => itemsOf(page).length)).toEqual([30, 30, 30, 10]);
    const all = pages.flatMap(itemsOf);
    expect(new Set(all.map(({ recommendationId }) => recommendationId)).size).toBe(100);
    const times = all.map(({ createdAt }) => createdAt as string);
    expect(times).toEqual(times.toSorted().reverse());
    expect([times[0], times.at(-1)]).toEqual([minute(11), minute(2)]);
  });

  it('shows what is to be read, and nothing of the table', async () => {
    await suggest(1);
    const [first] = itemsOf(await get('/user/recommendations', { query: { limit: '1' } }));
    expect(Object.keys(first!).sort()).toEqual(
      ['about', 'createdAt', 'kind', 'message', 'priority', 'recommendationId'].sort(),
    );
  });

  it('ends at its last page, of whatever size', async () => {
    await suggest(2);
    const page = await get('/user/recommendations');
    expect(itemsOf(page)).toHaveLength(20);
    expect(cursorOf(page)).toBeUndefined();
  });

  it('shows none that is older than 90 days, deleted or not', async () => {
    await suggest(1);
    world().now = new Date(Date.parse(minute(0)) + 90 * 86_400_000 - 1).toISOString();
    expect(itemsOf(await get('/user/recommendations'))).toHaveLength(10);
    world().now = new Date(Date.parse(minute(1)) + 90 * 86_400_000).toISOString();
    expect(itemsOf(await get('/user/recommendations'))).toEqual([]);
  });

  it('is empty for who has none', async () => {
    expect((await get('/user/recommendations')).body).toEqual({ items: [] });
  });

  it.each([
    ['a made-up cursor', { cursor: 'abc' }, ['query.cursor']],
    ['a cursor of another list', { cursor: encodeCursor({ pk: 'USER#ada', sk: 'x' }) }, ['query.cursor']],
    ['a limit above 100', { limit: '101' }, ['query.limit']],
    ['a limit of none', { limit: '' }, ['query.limit']],
  ])('refuses %s', async (_, query, paths) => {
    const answer = await get('/user/recommendations', { query });
    expect(answer.status).toBe(400);
    expect(pathsOf(answer)).toEqual(paths);
  });
});

describe('/user/tasks', () => {
  const ask = (n: number, userId = 'ada') =>
    anEvent(
      ImmediateActionRequired,
      { userId, alertId: `t-${n}` },
      { id: `asked-${userId}-${n}`, at: minute(n) },
    );
  const complete = (id: string, user = 'ada') => api.call('POST /user/tasks/{id}/complete', { id, user });
  const idsOf = (answer: Awaited<ReturnType<typeof get>>) => itemsOf(answer).map(({ taskId }) => taskId);

  it('lists what is to be done, newest first, page by page', async () => {
    await world().take(...Array.from({ length: 25 }, (_, n) => ask(n)), ask(7, 'grace'));
    const pages = await allPages((at) => get('/user/tasks', { query: at }));
    expect(pages.map((page) => itemsOf(page).length)).toEqual([20, 5]);
    expect(pages.flatMap(idsOf)).toEqual(Array.from({ length: 25 }, (_, n) => `t-${24 - n}`));
    expect(itemsOf(pages[0]!)[0]).toEqual({
      taskId: 't-24',
      status: 'open',
      action: 'Review your Ballard listings: the median price is above 900,000.',
      alertType: 'median-price',
      priority: 'urgent',
      createdAt: minute(24),
    });
  });

  it('are done once', async () => {
    await world().take(ask(1), ask(2));
    expect(await complete('t-1')).toMatchObject({ status: 202, body: { taskId: 't-1' } });
    await world().drain();
    expect(await complete('t-1')).toMatchObject({ status: 200, body: { taskId: 't-1' } });
    expect(world().published(TaskCompleted)).toHaveLength(1);
    expect(idsOf(await get('/user/tasks'))).toEqual(['t-2']);
    const done = await get('/user/tasks', { query: { status: 'done' } });
    expect(itemsOf(done)).toMatchObject([{ taskId: 't-1', status: 'done', completedAt: world().now }]);
  });

  it('are forgotten 90 days after they were done, deleted or not; what is open never is', async () => {
    const done = anEvent(TaskCompleted, { userId: 'ada', taskId: 't-1' }, { id: 'done', at: minute(5) });
    await world().take(ask(1), ask(2), done);
    const expiry = Date.parse(minute(5)) + 90 * 86_400_000;
    for (const [now, expected] of [
      [expiry - 1_000, ['t-1']],
      [expiry, []],
    ] as const) {
      world().now = new Date(now).toISOString();
      expect(idsOf(await get('/user/tasks', { query: { status: 'done' } }))).toEqual(expected);
      expect(idsOf(await get('/user/tasks'))).toEqual(['t-2']);
    }
  });

  it.each([
    ['another’s', 't-1', 'grace'],
    ['none', 't-2', 'ada'],
    ['what cannot be', 'a#b', 'ada'],
  ])('answers 404 to %s', async (_, id, user) => {
    await world().take(ask(1));
    expect((await complete(id, user)).status).toBe(404);
    expect(world().bus.events).toEqual([]);
  });

  it('answers 404 to what was done before it was ever asked for', async () => {
    await world().take(anEvent(TaskCompleted, { userId: 'ada', taskId: 't-1' }));
    expect((await complete('t-1')).status).toBe(404);
  });

  it('refuses another user’s cursor, and one of the other list', async () => {
    await world().take(...Array.from({ length: 3 }, (_, n) => ask(n)));
    const cursor = cursorOf(await get('/user/tasks', { query: { limit: '1' } }))!;
    const answers = [
      await get('/user/tasks', { user: 'grace', query: { cursor } }),
      await get('/user/tasks', { query: { cursor, status: 'done' } }),
    ];
    expect(answers.map(pathsOf)).toEqual([['query.cursor'], ['query.cursor']]);
    expect((await get('/user/tasks', { query: { status: 'late' } })).status).toBe(400);
  });
});
