import { pathsOf } from '@bayon/service-testing';
import { beforeEach, expect, it } from 'vitest';
import { apiOf } from '../../test/api-client.ts';
import { completed, noted, reported } from '../../test/spec-events.ts';
import { worldForEach } from '../../test/world.ts';

const world = worldForEach();
let api: ReturnType<typeof apiOf>;
beforeEach(() => {
  api = apiOf(world());
});
const get = (query: Record<string, string> = {}) => api.call('GET /research/analytics', { query });

it('counts by day, and all days together', async () => {
  await world().take(
    completed('c', 1),
    completed('d', 2, { queryId: 'q-2' }),
    reported('r', 3),
    noted('n', 4),
  );
  expect((await get()).body).toEqual({
    from: '2026-11-02',
    to: '2026-12-01',
    totals: {
      queries: 2,
      sources: 6,
      reports: 1,
      knowledgeAdded: 1,
      knowledgeUpdated: 0,
      knowledgeDeleted: 0,
    },
    days: [
      {
        day: '2026-11-23',
        ...{
          queries: 2,
          sources: 6,
          reports: 1,
          knowledgeAdded: 1,
          knowledgeUpdated: 0,
          knowledgeDeleted: 0,
        },
        reportsByType: { 'buyer-guide': 1 },
      },
    ],
  });
});

it.each([
  [{ from: '2026-11-24' }, 0],
  [{ to: '2026-11-22' }, 0],
  [{ from: '2026-11-23', to: '2026-11-23' }, 1],
])('of %o has %i days', async (query, count) => {
  await world().take(completed('c', 1));
  expect((await get(query as unknown as Record<string, string>)).body['days']).toHaveLength(count);
});

it.each([
  [{ from: '2026-12-02', to: '2026-12-01' }, 'query.from'],
  [{ from: '2025-01-01', to: '2026-12-01' }, 'query.from'],
  [{ from: 'yesterday' }, 'query.from'],
  [{ to: '1999-12-31' }, 'query.to'],
])('refuses %o', async (query, path) => {
  const answer = await get(query);
  expect(answer.status).toBe(400);
  expect(pathsOf(answer)).toEqual([path]);
});
