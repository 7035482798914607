import { FeatureAccessChanged } from '@bayon/event-contracts';
import { allPages, cursorOf, itemsOf } from '@bayon/service-testing';
import { describe, expect, it } from 'vitest';
import { apiOf } from '../../test/api-client.ts';
import { anEvent, worldForEach } from '../../test/world.ts';
import { aRule } from '../../test/market-fixtures.ts';

const world = worldForEach();
const call: ReturnType<typeof apiOf>['call'] = (...request) => apiOf(world()).call(...request);

describe('tracking', () => {
  const put = (id: string, more: object = {}) => call('PUT /market/tracking/{area}', { id, ...more });

  it('is there when it is taken, and gone when it is taken back; nobody else’s', async () => {
    expect(await put('Green-Lake')).toMatchObject({
      status: 202,
      body: { area: 'green-lake', marketArea: 'Green Lake', tracking: true },
    });
    await world().drain();
    expect(await call('GET /market/tracking/{area}', { id: 'green-lake' })).toMatchObject({
      status: 200,
      body: { area: 'green-lake', marketArea: 'Green Lake', since: world().now },
    });
    expect((await call('GET /market/tracking/{area}', { id: 'green-lake', user: 'eve' })).status).toBe(404);
    world().now = '2026-12-01T12:00:01.000Z';
    expect((await call('DELETE /market/tracking/{area}', { id: 'green-lake' })).status).toBe(202);
    await world().drain();
    expect((await call('GET /market/tracking/{area}', { id: 'green-lake' })).status).toBe(404);
    expect(itemsOf(await call('GET /market/tracking'))).toEqual([]);
  });

  it('is listed by name, page by page, and nothing of the table is seen', async () => {
    for (const area of ['c', 'a', 'b']) await put(area);
    await world().drain();
    const pages = await allPages((at) => call('GET /market/tracking', { query: { limit: '2', ...at } }));
    expect(pages.flatMap(itemsOf)).toEqual(
      ['a', 'b', 'c'].map((area) => ({ area, marketArea: area.toUpperCase(), since: world().now })),
    );
  });

  it('is as much as the plan has room for', async () => {
    for (let n = 0; n < 20; n += 1) await put(`area-${n}`);
    await world().drain();
    expect(await put('one-more')).toMatchObject({
      status: 402,
      body: { detail: expect.stringContaining('free') as string },
    });
    expect((await put('area-3')).status).toBe(202);
    await world().take(anEvent(FeatureAccessChanged));
    expect((await put('one-more')).status).toBe(202);
  });

  it('with a key is the same event again', async () => {
    const headers = { 'idempotency-key': 'k' };
    await put('ballard', { headers });
    await put('ballard', { headers });
    expect(new Set(world().bus.events.map(({ detail }) => detail.event.id)).size).toBe(1);
  });
});

describe('alert rules', () => {
  const post = (body: object, more: object = {}) => call('POST /market/alert-rules', { body, ...more });

  it('are set, listed and removed', async () => {
    const { body } = await post(aRule());
    await world().drain();
    const id = body['ruleId'] as string;
    expect(itemsOf(await call('GET /market/alert-rules'))).toEqual([
      { ruleId: id, area: 'ballard', ...aRule(), setAt: world().now },
    ]);
    expect((await call('DELETE /market/alert-rules/{id}', { id, user: 'eve' })).status).toBe(404);
    world().now = '2026-12-01T12:00:01.000Z';
    expect((await call('DELETE /market/alert-rules/{id}', { id })).status).toBe(202);
    await world().drain();
    expect(itemsOf(await call('GET /market/alert-rules'))).toEqual([]);
    expect((await call('DELETE /market/alert-rules/{id}', { id })).status).toBe(404);
  });

  it('are as many as the plan has room for', async () => {
    for (let n = 0; n < 20; n += 1) await post(aRule());
    await world().drain();
    expect((await post(aRule())).status).toBe(402);
  });

  it.each([
    [{ ...aRule(), threshold: 1e16 }],
    [{ ...aRule(), metric: 'rain' }],
    [{ ...aRule(), currency: 'dollars' }],
    [{ ...aRule(), more: 1 }],
    [{}],
  ])('are refused where they are none: %j', async (body) => {
    expect((await post(body)).status).toBe(400);
  });
});

describe('opportunities', () => {
  const found = {
    opportunityType: 'market-expansion',
    opportunityData: { marketArea: 'Ballard' },
    confidence: 0.55,
  };

  it('are scored and listed, newest first, page by page', async () => {
    for (let n = 0; n < 5; n += 1) {
      world().now = `2026-12-01T12:00:0${n}.000Z`;
      const answer = await call('POST /market/opportunities', { body: { ...found, confidence: n / 10 } });
      expect(answer.status).toBe(202);
    }
    await world().drain();
    const pages = await allPages((at) => call('GET /market/opportunities', { query: { limit: '2', ...at } }));
    const all = pages.flatMap(itemsOf);
    expect(all.map(({ score }) => score)).toEqual([0.55, 0.45, 0.35, 0.25, 0.15]);
    expect(all[0]).toMatchObject({ opportunityData: { marketArea: 'Ballard' }, identifiedAt: world().now });
    for (const name of ['pk', 'sk', 'rev', 'gsi1pk', 'facts', 'from'])
      expect(all[0]).not.toHaveProperty(name);
    const cursor = cursorOf(pages[0]!)!;
    expect((await call('GET /market/opportunities', { user: 'eve', query: { cursor } })).status).toBe(400);
    const { body } = await call('GET /market/analytics');
    expect(body['days']).toMatchObject([
      { day: '2026-12-01', opportunitiesByType: { 'market-expansion': 5 } },
    ]);
  });

  it.each([
    [{ ...found, confidence: 1.01 }],
    [{ ...found, opportunityType: 'luck' }],
    [{ ...found, opportunityData: { deep: {} } }],
    [{ ...found, opportunityData: Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`f${n}`, n])) }],
  ])('are refused where they are none', async (body) => {
    expect((await call('POST /market/opportunities', { body })).status).toBe(400);
  });
});
