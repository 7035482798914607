import { PricesObserved } from '@bayon/event-contracts';
import { pathsOf } from '@bayon/service-testing';
import { describe, expect, it } from 'vitest';
import { apiOf } from '../../test/api-client.ts';
import { aPrice } from '../../test/market-fixtures.ts';
import { worldForEach } from '../../test/world.ts';
import { listingCsv } from '../sample-data/listing-csv.ts';
import { sampleListings } from '../sample-data/sample-listings.ts';

const world = worldForEach();
const post = (body: object | string, headers: Record<string, string> = {}) =>
  apiOf(world()).call('POST /market/prices', {
    body,
    headers: { 'content-type': typeof body === 'string' ? 'text/csv' : 'application/json', ...headers },
  });
const sizes = () =>
  world()
    .published(PricesObserved)
    .map((one) => (one['observations'] as object[]).length);

describe('prices as JSON', () => {
  it('become events of 24 observations at most, earliest first', async () => {
    const observations = Array.from({ length: 1_000 }, (_, n) => aPrice(`p-${n}`, 500_000, 20 - (n % 19)));
    const answer = await post({ marketArea: 'Ballard', observations });
    expect(answer).toMatchObject({
      status: 202,
      body: { accepted: 1_000, areas: [{ area: 'ballard', marketArea: 'Ballard', observations: 1_000 }] },
    });
    expect(sizes()).toEqual([...Array.from({ length: 41 }, () => 24), 16]);
    const times = world()
      .published(PricesObserved)
      .flatMap((one) =>
        (one['observations'] as { observedAt: string }[]).map(({ observedAt }) => observedAt),
      );
    expect(times).toEqual(times.toSorted());
  });

  it('are the same events again with the same key', async () => {
    const body = { marketArea: 'Ballard', observations: [aPrice('p-1', 5)] };
    for (const key of ['k', 'k', 'other']) await post(body, { 'idempotency-key': key });
    const ids = world()
      .published(PricesObserved)
      .map(({ event }) => event.id);
    expect(new Set(ids).size).toBe(2);
    expect(ids[0]).toBe(ids[1]);
  });

  it('are refused by path where they cannot be', async () => {
    const answer = await post({
      marketArea: 'Ballard',
      observations: [aPrice('p-1', 0), { ...aPrice('p-2', 5), observedAt: '2026-12-03T00:00:00Z' }],
    });
    expect(answer.status).toBe(400);
    expect(pathsOf(answer)).toEqual([
      'body.observations.0.price.amountCents',
      'body.observations.1.observedAt',
    ]);
    expect(world().bus.events).toEqual([]);
  });

  it.each([
    [{ marketArea: 'Ballard', observations: [] }],
    [{ marketArea: 'Ballard', observations: Array.from({ length: 1_001 }, () => aPrice('p', 5)) }],
    [{ marketArea: ' ', observations: [aPrice('p', 5)] }],
    [{ observations: [aPrice('p', 5)], more: 1 }],
  ])('are refused where they are not what they should be', async (body) => {
    expect((await post(body)).status).toBe(400);
  });
});

describe('a listing export', () => {
  it('of a quarter is taken whole, by areas', async () => {
    const listings = sampleListings({ seed: 1, until: '2026-11-23', days: 90 });
    const { status, body } = await post(listingCsv(listings));
    expect({ status, accepted: body['accepted'] }).toEqual({ status: 202, accepted: listings.length });
    expect(sizes().reduce((sum, size) => sum + size)).toBe(listings.length);
    expect(Math.max(...sizes())).toBe(24);
  });

  it('answers which rows were refused, and takes the others', async () => {
    const csv = 'id,area,price,date\np-1,Ballard,5,2026-11-20\np-2,Ballard,five,2026-11-20\n';
    expect((await post(csv)).body).toMatchObject({
      accepted: 1,
      rejected: { count: 1, rows: [{ line: 3, reason: expect.stringContaining('price') as string }] },
    });
  });

  it('without a good row is refused, each row by its line', async () => {
    const answer = await post('id,area,price,date\n,,,\np-2,Ballard,five,2026-11-20\n');
    expect(answer.status).toBe(400);
    expect(pathsOf(answer)).toContain('body.line 3');
  });

  it('above 5 MiB is too large', async () => {
    expect((await post('x'.repeat(5 * 1024 * 1024 + 1))).status).toBe(413);
  });
});
