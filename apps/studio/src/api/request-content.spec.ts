import { ContentGenerationRequested } from '@bayon/event-contracts';
import { pathsOf } from '@bayon/service-testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { apiOf } from '../../test/api-client.ts';
import { worldForEach } from '../../test/world.ts';

const world = worldForEach();
let api: ReturnType<typeof apiOf>;
beforeEach(() => {
  api = apiOf(world());
});

const request = { contentType: 'blog-post', topic: 'Buying in spring' };
const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;

describe('POST /studio/content', () => {
  const post = (options: Parameters<typeof api.call>[1]) => api.call('POST /studio/content', options);

  it('is taken: 202 with the ids of the job and of the piece that it will be', async () => {
    const answer = await post({ body: { ...request, tone: ' warm ', keywords: ['a'] } });
    expect(answer).toMatchObject({ status: 202, body: { jobId: uuid, contentId: uuid } });
    expect(world().published(ContentGenerationRequested)).toMatchObject([
      { ...request, tone: 'warm', keywords: ['a'], userId: 'ada', ...answer.body },
    ]);
  });

  it('is another job each time', async () => {
    const [one, other] = [await post({ body: request }), await post({ body: request })];
    expect(one.body).not.toEqual(other.body);
  });

  it('is the same job, piece and event for the same key of the same user, and nobody else’s', async () => {
    const headers = { 'idempotency-key': 'key-1' };
    const one = await post({ body: request, headers });
    expect(await post({ body: request, headers })).toEqual(one);
    const [grace, another] = [
      await post({ user: 'grace', body: request, headers }),
      await post({ body: request, headers: { 'idempotency-key': 'key-2' } }),
    ];
    expect(new Set([one, grace, another].map(({ body }) => body['jobId'])).size).toBe(3);
    const ids = world()
      .published(ContentGenerationRequested)
      .map(({ event }) => event.id);
    expect(ids[1]).toBe(ids[0]);
    expect(new Set(ids).size).toBe(3);
    await world().drain();
    expect((await world().items()).filter(({ sk }) => sk.startsWith('JOB#'))).toHaveLength(3);
  });

  it('is not of another user, whatever the body says', async () => {
    await post({ body: { ...request, userId: 'grace', jobId: 'mine', contentId: 'mine' } });
    expect(world().published(ContentGenerationRequested)).toMatchObject([{ userId: 'ada', jobId: uuid }]);
  });

  it.each([
    [485_000, { amountCents: 48_500_000, currency: 'USD' }],
    [485_000.5, { amountCents: 48_500_050, currency: 'USD' }],
    [
      { amountCents: 48_500_000, currency: 'EUR' },
      { amountCents: 48_500_000, currency: 'EUR' },
    ],
  ])('takes a listing at the price %j, a studio with 1.75 baths', async (price, money) => {
    const listing = { address: '77 Elm Ct', price, beds: 0, baths: 1.75, areaSqFt: 540, features: [] };
    expect((await post({ body: { ...request, listing } })).status).toBe(202);
    expect(world().published(ContentGenerationRequested)).toMatchObject([
      { listing: { price: money, beds: 0, baths: 1.75 } },
    ]);
  });

  it.each([
    ['485,000', 'expected object, received string; or: Invalid input: expected number, received string'],
    [-1, 'Too small'],
  ])('refuses the price %j by its path', async (price, message) => {
    const listing = { address: '77 Elm Ct', price, beds: 0, baths: 1, areaSqFt: 540, features: [] };
    const answer = await post({ body: { ...request, listing } });
    expect(pathsOf(answer)).toEqual(['body.listing.price']);
    expect(JSON.stringify(answer.body['errors'])).toContain(message);
  });

  it('is refused with every path that is wrong, and nothing is published', async () => {
    const listing = {
      address: 'x',
      price: { amountCents: 1.5, currency: 'usd' },
      beds: -1,
      baths: 2.3,
      areaSqFt: 1,
      features: [],
    };
    const body = { contentType: 'poem', topic: ' ', keywords: ['a', ''], listing };
    const answer = await post({ body, headers: { 'idempotency-key': 'with space' } });
    expect(answer).toMatchObject({
      status: 400,
      headers: { 'content-type': 'application/problem+json' },
      body: { type: 'about:blank', title: 'Bad Request', status: 400 },
    });
    expect(pathsOf(answer)).toEqual(
      [
        ...['contentType', 'topic', 'keywords.1', 'listing.baths', 'listing.beds'].map(
          (path) => `body.${path}`,
        ),
        ...['body.listing.price.amountCents', 'body.listing.price.currency', 'header.idempotency-key'],
      ].sort(),
    );
    expect(world().bus.events).toEqual([]);
  });
});

describe('when it goes wrong on our side', () => {
  it('is 503 while the bus takes nothing, and taken when it does again', async () => {
    const command = ['POST /studio/content', { body: request, headers: { 'idempotency-key': 'k' } }] as const;
    world().bus.refuse(true);
    const answer = await api.call(...command);
    expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
    expect(api.reported).toMatchObject([{ name: 'PublishFailed' }]);
    world().bus.refuse(false);
    expect((await api.call(...command)).status).toBe(202);
  });

  it('is 500 without details on an error that nobody expected, which is reported', async () => {
    const broken = apiOf({
      ...world(),
      reads: { ...world().reads, content: () => Promise.reject(new Error('secret host')) },
    });
    const answer = await broken.call('PATCH /studio/content/{id}', { id: 'c-1', body: { title: 'A' } });
    expect(answer.status).toBe(500);
    expect(JSON.stringify(answer)).not.toContain('secret');
    expect(broken.reported).toMatchObject([{ message: 'secret host' }]);
  });
});
