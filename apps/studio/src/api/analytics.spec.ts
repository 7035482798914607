import { ContentGenerated, ContentPublished, ContentUpdated } from '@bayon/event-contracts';
import type { Answer } from '@bayon/service-testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { apiOf } from '../../test/api-client.ts';
import { anEvent, worldForEach } from '../../test/world.ts';

const world = worldForEach();
let api: ReturnType<typeof apiOf>;
beforeEach(() => {
  api = apiOf(world());
});

const get = (path: string, options: Parameters<typeof api.call>[1] = {}) => api.call(`GET ${path}`, options);

describe('GET /studio/analytics', () => {
  const on = (day: string, n: number) => [
    anEvent(
      ContentGenerated,
      { userId: 'ada', contentId: `c-${n}` },
      { id: `g-${n}`, at: `${day}T00:00:00.000Z` },
    ),
    anEvent(
      ContentPublished,
      { userId: 'ada', contentId: `c-${n}`, publishedTo: ['website', 'x'] },
      { id: `p-${n}`, at: `${day}T23:59:59.999Z` },
    ),
    anEvent(
      ContentUpdated,
      { userId: 'ada', contentId: `c-${n}` },
      { id: `u-${n}`, at: `${day}T12:00:00.000Z` },
    ),
  ];
  const daysOf = ({ body }: Answer) => (body['days'] as { day: string }[]).map(({ day }) => day);

  beforeEach(async () => {
    const days = ['2025-12-01', '2026-11-01', '2026-11-02', '2026-12-01'];
    await world().take(...days.flatMap(on));
  });

  it('shows the last 30 days, each with its counters, and their sums', async () => {
    const { tokensUsed, generationTime } = ContentGenerated.examples[0]!.metadata;
    const answer = await get('/studio/analytics');
    expect(answer.body).toMatchObject({
      from: '2026-11-02',
      to: '2026-12-01',
      totals: {
        contents: 2,
        updates: 2,
        publications: 4,
        tokens: 2 * tokensUsed,
        generationTime: 2 * generationTime,
      },
    });
    expect((answer.body['days'] as object[])[0]).toEqual({
      ...{ day: '2026-11-02', contents: 1, updates: 1, publications: 2, tokens: tokensUsed, generationTime },
      byType: { 'blog-post': 1 },
      byChannel: { website: 1, x: 1 },
    });
  });

  it.each([
    [{ from: '2026-11-01', to: '2026-11-01' }, ['2026-11-01']],
    [{ from: '2026-11-01', to: '2026-11-02' }, ['2026-11-01', '2026-11-02']],
    [{ from: '2026-11-03', to: '2026-11-30' }, []],
    [{ to: '2026-11-01' }, ['2026-11-01']],
    [{ from: '2026-11-30' }, ['2026-12-01']],
    [{ from: '2025-12-01', to: '2026-12-01' }, ['2025-12-01', '2026-11-01', '2026-11-02', '2026-12-01']],
    [{ to: '2000-01-01' }, []],
    [{ to: '9999-12-31' }, []],
  ])('shows %j, both included', async (query, days) => {
    const answer = await get('/studio/analytics', { query });
    expect(answer.status).toBe(200);
    expect(daysOf(answer)).toEqual(days);
  });

  it.each([
    [{ from: '2026-11-02', to: '2026-11-01' }],
    [{ from: '2025-11-30', to: '2026-12-01' }],
    [{ from: '2026-12-02' }],
    [{ from: 'yesterday' }],
    [{ to: '2026-02-29' }],
    [{ to: '1999-12-31' }],
    [{ to: '0000-01-01' }],
  ])('refuses %j', async (query) => {
    const answer = await get('/studio/analytics', { query });
    expect(answer).toMatchObject({ status: 400 });
    expect(answer.body['errors']).toHaveLength(1);
  });

  it('is nobody else’s', async () => {
    expect(daysOf(await get('/studio/analytics', { user: 'grace' }))).toEqual([]);
  });
});
