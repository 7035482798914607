import { CompetitorDiscovered, RankingChanged } from '@bayon/event-contracts';
import { allPages, itemsOf, pathsOf } from '@bayon/service-testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { apiOf } from '../../test/api-client.ts';
import { anEvent, worldForEach } from '../../test/world.ts';

const world = worldForEach();
let api: ReturnType<typeof apiOf>;
beforeEach(() => {
  api = apiOf(world());
});
const add = (body: object) => api.call('POST /brand/competitors', { body });
const report = (body: object | string) => api.call('POST /brand/rankings', { body });
const sound = { name: 'Sound & Shore Realty', marketShare: 0.14, marketArea: 'Ballard', rating: 4.7 };
const reading = { keyword: 'Ballard realtor', searchEngine: 'google', rank: 14 };

describe('competitors', () => {
  it('are added, given new figures by name, and listed with the day’s analysis and the ranks compared', async () => {
    const { status, body } = await add(sound);
    expect(status).toBe(202);
    await world().drain();
    world().now = '2026-12-01T13:00:00.000Z';
    expect((await add({ ...sound, name: 'SOUND and Shore Realty' })).body).toEqual(body);
    await world().drain();
    const { competitorId } = body;
    await report([reading, { ...reading, rank: 4, competitorId }]);
    await world().drain();
    const list = await api.call('GET /brand/competitors');
    expect(list.body).toMatchObject({ analysis: { tracked: 1, areas: [{ concentration: 196 }] } });
    expect(itemsOf(list)).toMatchObject([
      {
        ...sound,
        name: 'SOUND and Shore Realty',
        competitorId,
        status: 'tracked',
        comparison: { shared: 1, behind: 1 },
      },
    ]);
    expect(JSON.stringify(list.body)).not.toMatch(/"(pk|sk|rev|gsi1pk|gsi1sk|expiresAt|from)"/);
    expect((await api.call('GET /brand/competitors', { user: 'grace' })).body).toEqual({ items: [] });
  });

  it('are in the agent’s market area where none is named, and some area is needed', async () => {
    const without = { name: sound.name, marketShare: 0.2 };
    expect(pathsOf(await add(without))).toEqual(['body.marketArea']);
    await api.call('PUT /brand/profile', { body: { marketArea: 'Fremont' } });
    await world().drain();
    expect((await add(without)).status).toBe(202);
    expect(world().published(CompetitorDiscovered)).toMatchObject([
      { competitorData: { marketArea: 'Fremont' }, discoveryMethod: 'manual' },
    ]);
  });

  it.each([
    ['a share above all', { marketShare: 1.01 }, ['body.marketShare']],
    ['six stars', { rating: 6 }, ['body.rating']],
    ['no name', { name: ' ' }, ['body.name']],
    ['something else', { agents: 3 }, ['body']],
  ])('with %s are refused', async (_, wrong, paths) => {
    const answer = await add({ ...sound, ...wrong });
    expect([answer.status, pathsOf(answer)]).toEqual([400, paths]);
  });

  it('are a hundred at most', async () => {
    const many = Array.from({ length: 100 }, (_, n) =>
      anEvent(CompetitorDiscovered, { userId: 'ada', competitorId: `c-${n}` }, { id: `e-${n}` }),
    );
    await world().take(...many);
    expect((await add(sound)).status).toBe(400);
    expect((await api.call('POST /brand/competitors', { user: 'grace', body: sound })).status).toBe(202);
    const pages = await allPages((at) =>
      api.call('GET /brand/competitors', { query: { limit: '40', ...at } }),
    );
    expect(pages.flatMap(itemsOf)).toHaveLength(100);
  });
});

describe('rankings', () => {
  it('are published where they are new or have moved', async () => {
    expect(await report([reading])).toMatchObject({
      status: 202,
      body: { changed: [{ oldRank: 14, newRank: 14 }], unchanged: 0 },
    });
    await world().drain();
    expect(await report([{ ...reading, keyword: ' ballard REALTOR ' }])).toEqual(
      expect.objectContaining({ status: 200, body: { changed: [], unchanged: 1 } }),
    );
    world().now = '2026-12-01T13:00:00.000Z';
    expect(
      await report([
        { ...reading, rank: 9 },
        { ...reading, searchEngine: 'bing' },
      ]),
    ).toMatchObject({
      status: 202,
      body: { changed: [{ oldRank: 14, newRank: 9 }, { searchEngine: 'bing' }] },
    });
    expect(world().published(RankingChanged)).toHaveLength(3);
    await world().drain();
    const query = { keyword: 'BALLARD realtor' };
    const answer = await api.call('GET /brand/rankings', { query });
    expect(answer.body['standings']).toMatchObject([
      { searchEngine: 'bing', rank: 14, trend: 'stable' },
      { searchEngine: 'google', rank: 9, trend: 'improving' },
    ]);
    const pages = await allPages((at) =>
      api.call('GET /brand/rankings', { query: { ...query, limit: '1', ...at } }),
    );
    expect(pages.flatMap(itemsOf)).toHaveLength(3);
    expect(itemsOf(await api.call('GET /brand/rankings'))).toHaveLength(2);
    expect((await api.call('GET /brand/rankings', { user: 'grace' })).body).toEqual({ items: [] });
    expect(itemsOf(await api.call('GET /brand/seo'))).toMatchObject([{ about: 'keyword', rank: 14 }]);
  });

  it.each([
    ['none', [], ['body']],
    ['too many', Array.from({ length: 101 }, (_, n) => ({ ...reading, keyword: `k${n}` })), ['body']],
    ['rank 0', [{ ...reading, rank: 0 }], ['body.0.rank']],
    ['a rank and a half', [reading, { ...reading, searchEngine: 'bing', rank: 1.5 }], ['body.1.rank']],
    ['the same twice', [reading, { ...reading, keyword: 'BALLARD realtor', rank: 3 }], ['body.1']],
    ['a competitor of nobody', [reading, { ...reading, competitorId: 'c-9' }], ['body.1.competitorId']],
    ['no list', reading, ['body']],
  ])('of %s are refused', async (_, body, paths) => {
    const answer = await report(body);
    expect([answer.status, pathsOf(answer)]).toEqual([400, paths]);
    expect(world().bus.events).toEqual([]);
  });

  it('come a hundred at once', async () => {
    const many = Array.from({ length: 100 }, (_, n) => ({ ...reading, keyword: `keyword ${n} ở` }));
    expect((await report(many)).status).toBe(202);
    await world().drain();
    const pages = await allPages((at) => api.call('GET /brand/rankings', { query: { limit: '30', ...at } }));
    expect(pages.flatMap(itemsOf)).toHaveLength(100);
  });
});

it.each(['/brand/listings', '/brand/audits', '/brand/competitors', '/brand/rankings', '/brand/seo'])(
  'GET %s refuses a cursor that it did not give',
  async (path) => {
    for (const cursor of ['x', Buffer.from('{"pk":"USER#grace","sk":"PROFILE"}').toString('base64url')]) {
      const answer = await api.call(`GET ${path}`, { query: { cursor } });
      expect([answer.status, pathsOf(answer)]).toEqual([400, ['query.cursor']]);
    }
  },
);
