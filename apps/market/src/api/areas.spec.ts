import { AlertTriggered, OpportunityIdentified, RealTimeNotification } from '@bayon/event-contracts';
import { allPages } from '@bayon/service-testing';
import { describe, expect, it } from 'vitest';
import { apiOf } from '../../test/api-client.ts';
import { aPrice, aRule, observed, setsRule, tracks } from '../../test/market-fixtures.ts';
import { worldForEach } from '../../test/world.ts';
import { listingCsv } from '../sample-data/listing-csv.ts';
import { sampleListings } from '../sample-data/sample-listings.ts';

const world = worldForEach();
const call: ReturnType<typeof apiOf>['call'] = (...request) => apiOf(world()).call(...request);
const getArea = (id: string, query: Record<string, string> = {}) =>
  call('GET /market/areas/{area}', { id, query });

describe('an area', () => {
  it('that nobody saw is none', async () => {
    expect((await getArea('ballard')).status).toBe(404);
    expect((await call('GET /market/properties/{id}', { id: 'p-1' })).status).toBe(404);
  });

  it('is its days, changes and trend', async () => {
    const at = { at: '2026-11-22T12:00:00.000Z' };
    await world().take(
      observed(
        'e-1',
        [aPrice('p-1', 500_000, 20), aPrice('p-2', 700_000, 20), aPrice('p-3', 900_000, 20)],
        at,
      ),
      observed('e-2', [aPrice('p-1', 450_000, 21)], at),
    );
    await world().drain();
    const { status, body } = await getArea('Ballard', { to: '2026-11-22' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      area: 'ballard',
      marketArea: 'Ballard',
      currency: 'USD',
      to: '2026-11-22',
      days: [
        { day: '2026-11-20', observations: 3, priceDecreases: 0 },
        { day: '2026-11-21', observations: 1, priceDecreases: 1 },
      ],
      trend: { trendType: 'none', days: 2, samples: 4 },
      trends: [],
      priceChanges: { items: [{ propertyId: 'p-1', changePercent: -10 }] },
    });
    const [day] = body['days'] as { medianCents: number; lowerQuartileCents: number }[];
    expect(day!.medianCents / 70_000_000).toBeCloseTo(1, 2);
    expect(day!.lowerQuartileCents / 60_000_000).toBeCloseTo(1, 2);
    expect(JSON.stringify(body)).not.toMatch(/"(pk|sk|rev|gsi1pk|facts)"/);
  });

  it('has pages of changes', async () => {
    const prices = Array.from({ length: 5 }, (_, n) => [aPrice('p-1', 500_000 + n, 10 + n)]);
    await world().take(...prices.map((one, n) => observed(`e-${n}`, one)));
    await world().drain();
    const pages = await allPages(async (at) => {
      const answer = await getArea('ballard', { limit: '2', ...at });
      return { ...answer, body: answer.body['priceChanges'] as Record<string, unknown> };
    });
    expect(pages.map(({ body }) => (body['items'] as object[]).length)).toEqual([2, 2, 0]);
  });

  it.each([
    [{ from: '2026-11-23', to: '2026-11-22' }],
    [{ from: '2020-01-01', to: '2026-11-22' }],
    [{ currency: 'dollars' }],
    [{ cursor: 'x' }],
    [{ limit: '0' }],
  ])('is not asked for with %j', async (query) => {
    expect((await getArea('ballard', query)).status).toBe(400);
  });
});

it('shows a property with its history and what it may be worth', async () => {
  await world().take(
    observed('e-1', [aPrice('p-1', 500_000, 20, { beds: 3 })]),
    observed('e-2', [aPrice('p-1', 450_000, 21)]),
  );
  await world().drain();
  const { body } = await call('GET /market/properties/{id}', { id: 'p-1', query: { limit: '1' } });
  expect(body).toMatchObject({
    propertyId: 'p-1',
    area: 'ballard',
    price: { amountCents: 45_000_000 },
    attributes: { beds: 3 },
    valuation: { currency: 'USD', prices: 2, asOf: '2026-11-21' },
    priceChanges: [{ changePercent: -10 }],
    history: { items: [{ day: '2026-11-21', price: { amountCents: 45_000_000 } }] },
  });
  expect(JSON.stringify(body)).not.toMatch(/"(pk|sk|rev|from)"/);
});

it('from an export to a trend, an alert and notifications', { timeout: 120_000 }, async () => {
  world().now = '2026-11-23T12:00:00.000Z';
  const before = { at: '2026-11-23T09:00:00.000Z' };
  await world().take(
    tracks('ada', 'Ballard', true, before),
    tracks('grace', 'Fremont', true, before),
    setsRule('ada', 'r-1', { ...aRule(), threshold: 85_000_000, severity: 'critical' }, before),
  );
  const csv = listingCsv(sampleListings({ seed: 4, until: '2026-11-23', days: 60, perDay: 4 }));
  const upload = await call('POST /market/prices', { body: csv, headers: { 'content-type': 'text/csv' } });
  expect(upload.status).toBe(202);
  await world().drain();
  const told = (type: string) =>
    world()
      .published(RealTimeNotification)
      .filter((one) => one['type'] === type);
  const { body } = await getArea('ballard', { to: '2026-11-23' });
  expect(body['trend']).toMatchObject({ trendType: 'price-increase' });
  expect(body['trends']).toMatchObject([{ trendType: 'price-increase', usersTold: 1 }]);
  expect(told('trend_alert').map(({ userIds }) => userIds)).toContainEqual(['ada']);
  // One upload rings once for an area, however much changed in it.
  expect(told('price_change_alert').map(({ userIds }) => userIds)).toEqual([['ada'], ['grace']]);
  expect(world().published(AlertTriggered).length).toBeGreaterThan(0);
  const alerts = await call('GET /market/alerts');
  expect(alerts.body['items']).toMatchObject([{ alertType: 'median-price', severity: 'critical' }]);

  // A bargain is found in the list, and rings no second time.
  await call('POST /market/prices', {
    body: { marketArea: 'Ballard', observations: [aPrice('new', 500_000, 22), aPrice('new', 430_000, 23)] },
  });
  await world().drain();
  expect(told('price_change_alert')).toHaveLength(3);
  expect(told('opportunity_alert')).toEqual([]);
  expect(world().published(OpportunityIdentified)).toMatchObject([
    { userId: 'ada', opportunityType: 'high-value-listing' },
  ]);
});
