import { allPages, apiOver, cursorOf, itemsOf, pathsOf } from '@bayon/service-testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { anEvent, caused } from '../../test/fixtures.ts';
import { useTrail } from '../../test/table.ts';
import { answers } from './answers.ts';
import { endpointsOf } from './endpoints.ts';
import { routes } from './routes.ts';

const trail = useTrail();
const [list, one] = ['GET /audit/events', 'GET /audit/events/{eventId}'] as const;
const scopes = { user: 'aws.cognito.signin.user.admin', operator: 'openid bayon/operate' };

const api = () => apiOver(endpointsOf(trail().history), { routes, answers });
const ask = (user: string, query: Record<string, string> = {}, scope: string = scopes.user) =>
  api().call(list, { user, scope, query });
const idsOf = (answer: Awaited<ReturnType<typeof ask>>) => itemsOf(answer).map(({ eventId }) => eventId);

beforeEach(async () => {
  const { recorder } = trail();
  const at = (n: number) => ({ timestamp: `2026-11-23T11:00:0${n}.000Z` });
  for (const event of [
    anEvent('ada-1', { ...at(1), event: { id: 'ada-1', version: 1, correlationId: 'ada-1' } }),
    anEvent('ada-2', { ...at(2), ...caused('ada-2', 'ada-1', 'ada-1') }),
    anEvent('grace-1', { ...at(3), ...caused('grace-1', 'ada-1', 'ada-1'), userId: 'grace' }),
    anEvent(
      'both',
      {
        ...at(4),
        ...caused('both', 'area-1', 'area-1'),
        userId: undefined,
        userIds: ['grace', 'ada'],
        contentId: undefined,
      },
      { 'detail-type': 'Real-time Notification' },
    ),
    anEvent('area-1', { ...at(5), userId: undefined, contentId: undefined }),
  ])
    await recorder.record(event);
});

const everything = ['area-1', 'both', 'grace-1', 'ada-2', 'ada-1'];

describe('who sees what', () => {
  it.each<[Record<string, string>, string[], string[]]>([
    [{}, ['both', 'ada-2', 'ada-1'], everything],
    [{ userId: 'ada' }, ['both', 'ada-2', 'ada-1'], ['both', 'ada-2', 'ada-1']],
    [{ correlationId: 'ada-1' }, ['ada-2', 'ada-1'], ['grace-1', 'ada-2', 'ada-1']],
    [{ causationId: 'ada-1' }, ['ada-2'], ['grace-1', 'ada-2']],
    [{ entity: 'content:8d1b' }, ['ada-2', 'ada-1'], ['grace-1', 'ada-2', 'ada-1']],
    [{ entity: 'content:8d1b', causationId: 'ada-1' }, ['ada-2'], ['grace-1', 'ada-2']],
    [{ entity: 'content:8d1b', userId: 'ada', causationId: 'ada-1' }, ['ada-2'], ['ada-2']],
    [{ detailType: 'Real-time Notification' }, ['both'], ['both']],
    [{ source: 'bayon.coagent.user' }, [], []],
    [{ from: '2026-11-23T11:00:02Z', userId: 'ada' }, ['both', 'ada-2'], ['both', 'ada-2']],
    [{ order: 'oldest', userId: 'ada' }, ['ada-1', 'ada-2', 'both'], ['ada-1', 'ada-2', 'both']],
    [{ eventId: 'ada-1' }, ['ada-1'], ['ada-1']],
    [{ eventId: 'grace-1' }, [], ['grace-1']],
    [{ eventId: 'area-1' }, [], ['area-1']],
    [{ eventId: 'none' }, [], []],
  ])('of %j', async (query, user, operator) => {
    const [seen, all] = [await ask('ada', query), await ask('ops', query, scopes.operator)];
    expect([seen.status, all.status]).toEqual([200, 200]);
    expect(idsOf(seen)).toEqual(user);
    // By time is by when they were recorded, which here is one moment for all.
    if (Object.keys(query).some((name) => !['detailType', 'source'].includes(name)))
      expect(idsOf(all)).toEqual(operator);
    else expect(idsOf(all).toSorted()).toEqual(operator.toSorted());
  });

  it.each(['grace', 'ada ', 'Ada'])('refuses a user who asks for %j', async (userId) => {
    for (const more of [undefined, { entity: 'content:8d1b' }])
      expect((await ask('ada', { userId, ...more })).status).toBe(403);
  });

  it.each(['', 'bayon/operator', 'bayon/operatex', 'BAYON/OPERATE', 'x-bayon/operate', 'bayon/operate/'])(
    'takes the scope %j for none',
    async (scope) => expect((await ask('ops', { userId: 'ada' }, scope)).status).toBe(403),
  );

  it('tells a user of nobody else, in no place of an answer', async () => {
    const answers = [
      ...(await allPages((at) => ask('ada', { limit: '1', ...at }))),
      await ask('ada', { eventId: 'both' }),
      await api().call(one, { user: 'ada', id: 'both' }),
    ];
    for (const answer of answers) {
      expect(itemsOf(answer)).toHaveLength(1);
      const cursor = Buffer.from(cursorOf(answer) ?? '', 'base64url').toString();
      expect(JSON.stringify(answer.body) + cursor).not.toMatch(/grace/);
    }
  });

  it('pages, to the user and to the operator', async () => {
    const pages = async (user: string, query: Record<string, string>, scope?: string) =>
      (await allPages((at) => ask(user, { ...query, limit: '2', ...at }, scope))).map(idsOf);
    expect(await pages('ada', {})).toEqual([['both', 'ada-2'], ['ada-1']]);
    expect(await pages('ops', { correlationId: 'ada-1' }, scopes.operator)).toEqual([
      ['grace-1', 'ada-2'],
      ['ada-1'],
    ]);
    expect((await pages('ops', {}, scopes.operator)).flat().toSorted()).toEqual(everything.toSorted());
  });
});

describe('one event', () => {
  it.each([
    ['ada', 'ada-1', 200],
    ['ada', 'grace-1', 404],
    ['ada', 'area-1', 404],
    ['ada', 'none', 404],
    ['ops', 'grace-1', 200],
    ['ops', 'none', 404],
  ] as const)('%s asks for %s: %i', async (user, id, status) => {
    const scope = user === 'ops' ? scopes.operator : scopes.user;
    const answer = await api().call(one, { user, id, scope });
    expect(answer.status).toBe(status);
    if (status === 200) expect(itemsOf(answer)).toMatchObject([{ eventId: id }]);
  });
});

it.each<[Record<string, string>, string]>([
  [{ entity: 'content' }, 'query.entity'],
  [{ entity: ':x' }, 'query.entity'],
  [{ from: 'yesterday' }, 'query.from'],
  [{ to: '2026-11-23' }, 'query.to'],
  [{ limit: '101' }, 'query.limit'],
  [{ order: 'random' }, 'query.order'],
  [{ cursor: 'x' }, 'query.cursor'],
  [{ user: 'ada' }, 'query'],
  [{ eventId: 'e', userId: 'ada' }, 'query.eventId'],
])('refuses %j, and says where', async (query, path) => {
  for (const scope of Object.values(scopes)) {
    const answer = await ask('ada', query, scope);
    expect(answer.status).toBe(400);
    expect(pathsOf(answer)).toEqual([path]);
  }
});
