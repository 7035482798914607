import {
  ContentGenerationRequested,
  FeatureAccessChanged,
  featuresOf,
  JobProgressUpdate,
  type Plan,
} from '@bayon/event-contracts';
import { permutationsOf } from '@bayon/service-testing';
import { describe, expect, it } from 'vitest';
import { apiOf } from '../../test/api-client.ts';
import { anEvent, worldForEach } from '../../test/world.ts';
import { keys } from '../library/keys.ts';

const world = worldForEach();
const body = { contentType: 'blog-post', topic: 'Spring in Ballard' };
const at = '2026-11-30T23:59:59.000Z';

const plan = (name: Plan, time = '2026-11-01T00:00:00.000Z') =>
  anEvent(
    FeatureAccessChanged,
    { userId: 'ada', plan: name, features: featuresOf[name] },
    { id: name, at: time },
  );
const requestOf = (number: number) =>
  anEvent(ContentGenerationRequested, { userId: 'ada', jobId: `j-${number}` }, { id: `r-${number}`, at });
const requests = (count: number) => Array.from({ length: count }, (_, place) => requestOf(place));
const failure = (number: number) =>
  anEvent(
    JobProgressUpdate,
    { userId: 'ada', jobId: `j-${number}`, status: 'failed' },
    { id: `f-${number}`, at },
  );
const ask = (headers = {}) => apiOf(world()).call('POST /studio/content', { body, headers });

describe('the limit of a plan', () => {
  it('is reached with its last piece, and says what would help', async () => {
    world().now = at;
    await world().take(plan('free'), ...requests(4));
    expect((await ask()).status).toBe(202);
    await world().take(requestOf(4));
    const refused = await ask();
    expect(refused).toMatchObject({ status: 402, headers: { 'content-type': 'application/problem+json' } });
    expect(refused.body['detail']).toBe(
      'Your free plan includes 5 pieces a month, and 5 are used. The pro plan includes 50: PUT /user/subscription.',
    );
    expect(world().published(ContentGenerationRequested)).toHaveLength(1);
  });

  it('begins anew with the month (UTC)', async () => {
    await world().take(plan('free'), ...requests(5));
    world().now = '2026-12-01T00:00:00.000Z';
    expect((await ask()).status).toBe(202);
  });

  it('rises with the plan, by the time of the change and not of its arrival', async () => {
    world().now = at;
    await world().take(plan('pro', '2026-11-02T00:00:00.000Z'), plan('free'), ...requests(5));
    expect((await ask()).status).toBe(202);
  });

  it('is none for enterprise, nor before the user is registered', async () => {
    world().now = at;
    await world().take(...requests(6));
    expect((await ask()).status).toBe(202);
    await world().take(plan('enterprise'));
    expect((await ask()).status).toBe(202);
  });

  it('does not refuse the same command again', async () => {
    world().now = at;
    const first = await ask({ 'idempotency-key': 'k' });
    await world().take(plan('free'), ...requests(4));
    await world().drain();
    expect((await ask()).status).toBe(402);
    expect(await ask({ 'idempotency-key': 'k' })).toMatchObject({ status: 202, body: first.body });
  });
});

it('counts a piece that could not be written as none, in every order', async () => {
  const month = () => world().read(keys.month('ada', '2026-11'));
  for (const order of permutationsOf([requestOf(0), requestOf(1), failure(0)]))
    await world().take(...order, ...order);
  expect(await month()).toMatchObject({ requested: 1 });
});
