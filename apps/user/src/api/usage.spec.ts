import { SubscriptionChanged, UsageUpdated } from '@bayon/event-contracts';
import { pathsOf } from '@bayon/service-testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { apiOf } from '../../test/api-client.ts';
import { anEvent, worldForEach } from '../../test/world.ts';

const world = worldForEach();
let api: ReturnType<typeof apiOf>;
beforeEach(() => {
  api = apiOf(world());
  world().now = '2026-12-31T23:59:59.999Z';
});

const get = (options: Parameters<typeof api.call>[1] = {}) => api.call('GET /user/usage', options);
const post = (body: object, headers = {}) => api.call('POST /user/usage', { body, headers });

describe('GET /user/usage', () => {
  it('shows this month of what the plan allows, and the months before', async () => {
    const use = (id: string, amount: number, at: string) =>
      anEvent(
        UsageUpdated,
        { userId: 'ada', usageType: 'contentGeneration', amount, usedAt: undefined },
        { id, at },
      );
    await world().take(
      use('a', 4, '2026-12-01T00:00:00.000Z'),
      use('b', 7, '2026-11-30T23:59:59.999Z'),
      use('c', 1, '2026-10-30T23:59:59.999Z'),
    );
    const { body } = await get({ query: { months: '2' } });
    expect(body).toEqual({
      month: '2026-12',
      plan: 'free',
      customBranding: false,
      usage: [
        { usageType: 'contentGeneration', used: 4, limit: 5, percent: 80 },
        { usageType: 'research', used: 0, limit: 3, percent: 0 },
        { usageType: 'aiImageEditing', used: 0, limit: 0, percent: 100 },
      ],
      months: [
        { month: '2026-12', used: { contentGeneration: 4, research: 0, aiImageEditing: 0 } },
        { month: '2026-11', used: { contentGeneration: 7, research: 0, aiImageEditing: 0 } },
      ],
    });
  });

  it('has neither limit nor percentage where there is none', async () => {
    await world().take(
      anEvent(SubscriptionChanged, { userId: 'ada', oldPlan: 'pro', newPlan: 'enterprise' }),
    );
    const { body } = await get();
    expect(body).toMatchObject({ plan: 'enterprise', customBranding: true });
    expect((body['usage'] as object[])[0]).toEqual({ usageType: 'contentGeneration', used: 0 });
  });

  it('goes back over the end of years, at most 36 months', async () => {
    world().now = '2026-01-31T00:00:00.000Z';
    const { body } = await get({ query: { months: '36' } });
    const months = (body['months'] as { month: string }[]).map(({ month }) => month);
    expect(months).toHaveLength(36);
    expect([months[0], months[1], months.at(-1)]).toEqual(['2026-01', '2025-12', '2023-02']);
    for (const wrong of ['0', '37', '1.5', 'x', ''])
      expect(pathsOf(await get({ query: { months: wrong } }))).toEqual(['query.months']);
  });
});

describe('POST /user/usage', () => {
  it('counts what was used', async () => {
    const answer = await post({ usageType: 'aiImageEditing', amount: 3, sourceEventId: 'edit-9' });
    expect(answer.status).toBe(202);
    expect(world().published(UsageUpdated)).toMatchObject([
      { userId: 'ada', usageType: 'aiImageEditing', amount: 3, sourceEventId: 'edit-9' },
    ]);
    await world().drain();
    expect((await get()).body).toMatchObject({
      months: [{ used: { aiImageEditing: 3 } }, {}, {}, {}, {}, {}],
    });
  });

  it('counts one where nothing is said, once for the same key', async () => {
    const headers = { 'idempotency-key': 'k' };
    const [one, other] = [
      await post({ usageType: 'aiImageEditing' }, headers),
      await post({ usageType: 'aiImageEditing' }, headers),
    ];
    expect(other.body).toEqual(one.body);
    await post({ usageType: 'aiImageEditing' });
    await world().drain();
    expect((await get()).body).toMatchObject({ usage: [{}, {}, { used: 2 }] });
  });

  it.each([
    [{}, ['body.usageType']],
    [{ usageType: 'research', amount: 0 }, ['body.amount']],
    [{ usageType: 'research', amount: 1_000_001 }, ['body.amount']],
    [{ usageType: 'research', amount: 1.5, sourceEventId: 'a#b' }, ['body.amount', 'body.sourceEventId']],
  ])('refuses %j', async (body, paths) => {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(pathsOf(answer)).toEqual(paths);
  });
});
