import { BrandAuditRequested, ProfileUpdated } from '@bayon/event-contracts';
import { itemsOf, pathsOf } from '@bayon/service-testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { apiOf } from '../../test/api-client.ts';
import { worldForEach } from '../../test/world.ts';

const world = worldForEach();
let api: ReturnType<typeof apiOf>;
beforeEach(() => {
  api = apiOf(world());
});
const put = (body: object | string, headers?: Record<string, string>) =>
  api.call('PUT /brand/profile', { body, ...(headers && { headers }) });

describe('PUT /brand/profile', () => {
  it('works out what changes, and is shown when it is stored', async () => {
    const profile = { businessName: 'Lovelace Homes', serviceAreas: ['Ballard', 'Fremont'] };
    expect(await put(profile)).toMatchObject({
      status: 202,
      body: { changes: ['businessName', 'serviceAreas'] },
    });
    await world().drain();
    expect((await api.call('GET /brand/profile')).body).toEqual({
      userId: 'ada',
      ...profile,
      updatedAt: world().now,
    });
    expect(await put({ ...profile, serviceAreas: ['Fremont', 'Ballard'], bio: '' })).toMatchObject({
      status: 202,
      body: { changes: ['serviceAreas'] },
    });
  });

  it.each([
    ['nothing', {}],
    ['what it is already', { phone: '1', specialties: ['a'] }],
    ['what was never set, empty', { bio: '', serviceAreas: [] }],
  ])('of %s publishes nothing and answers 200', async (_, body) => {
    await put({ phone: '1', specialties: ['a'] });
    await world().drain();
    const before = world().bus.events.length;
    expect(await put(body)).toMatchObject({ status: 200, body: { changes: [] } });
    expect(world().bus.events).toHaveLength(before);
  });

  it('is the same event for the same key', async () => {
    for (const phone of ['1', '1']) await put({ phone }, { 'idempotency-key': 'k' });
    const ids = world()
      .published(ProfileUpdated)
      .map(({ event }) => event.id);
    expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
  });

  it.each([
    ['an unknown field', { agent: 'Ada' }, ['body']],
    ['a number for a phone', { phone: 7 }, ['body.phone']],
    ['too long a text', { bio: 'x'.repeat(4_001) }, ['body.bio']],
    ['too many areas', { serviceAreas: Array.from({ length: 31 }, String) }, ['body.serviceAreas']],
    ['a blank area', { serviceAreas: [' '] }, ['body.serviceAreas.0']],
    ['no object', 'null', ['body']],
  ])('refuses %s', async (_, body, paths) => {
    const answer = await put(body);
    expect(answer.status).toBe(400);
    expect(pathsOf(answer)).toEqual(paths);
  });
});

it('shows everybody their own profile only', async () => {
  await put({ phone: '1' });
  await world().drain();
  expect((await api.call('GET /brand/profile', { user: 'grace' })).body).toEqual({ userId: 'grace' });
});

describe('POST /brand/audits', () => {
  it('asks for an audit, which is listed when it is done', async () => {
    const { status, body } = await api.call('POST /brand/audits');
    expect(status).toBe(202);
    await world().drain();
    const list = await api.call('GET /brand/audits');
    expect(list.body).toMatchObject({ trend: 'stable' });
    expect(itemsOf(list)).toEqual([
      {
        auditId: body['auditId'],
        auditType: 'nap-consistency',
        score: 100,
        findings: [],
        findingsTotal: 0,
        completedAt: world().now,
      },
    ]);
    expect(itemsOf(await api.call('GET /brand/audits', { user: 'grace' }))).toEqual([]);
  });

  it('is the same audit for the same key', async () => {
    const headers = { 'idempotency-key': 'k' };
    const answers = [
      await api.call('POST /brand/audits', { headers }),
      await api.call('POST /brand/audits', { headers }),
    ];
    expect(answers[0]!.body).toEqual(answers[1]!.body);
    await world().drain();
    expect(
      new Set(
        world()
          .published(BrandAuditRequested)
          .map(({ event }) => event.id),
      ).size,
    ).toBe(1);
    expect(itemsOf(await api.call('GET /brand/audits'))).toHaveLength(1);
  });
});
