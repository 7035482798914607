import {
  AlertRulesEvaluationRequested,
  AlertTriggered,
  type AreaValues,
  RealTimeNotification,
} from '@bayon/event-contracts';
import { describe, expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';
import { removesRule, setsRule } from '../../test/market-fixtures.ts';
import { rulesAtOnce } from './alert-rules-evaluation-requested.ts';

const world = worldForEach();
const evaluation = (id: string, values: Partial<AreaValues> = {}, overrides: object = {}) =>
  anEvent(
    AlertRulesEvaluationRequested,
    {
      cursor: undefined,
      asOf: `2026-11-23T10:00:00.000Z#${id}`,
      values: { day: '2026-11-23', medianPrice: 91_000_000, observations: 10, ...values },
      ...overrides,
    },
    { id },
  );
const alerts = () => world().published(AlertTriggered);

describe('a rule triggers', () => {
  it('when it comes to hold, with what it saw', async () => {
    await world().take(setsRule('ada', 'r-1'), evaluation('e-1'));
    expect(alerts()).toMatchObject([
      {
        userId: 'ada',
        alertType: 'median-price',
        severity: 'high',
        alertData: {
          marketArea: 'Ballard',
          value: 91_000_000,
          threshold: 90_000_000,
          day: '2026-11-23',
          ruleId: 'r-1',
        },
      },
    ]);
  });

  it('once as long as it holds, on whatever day', async () => {
    await world().take(
      setsRule('ada', 'r-1'),
      evaluation('e-1'),
      evaluation('e-2', { medianPrice: 92_000_000 }),
    );
    await world().take(evaluation('e-3', { day: '2026-11-24' }));
    expect(alerts()).toHaveLength(1);
  });

  it('again when it comes to hold again; on the same day that is the same alert', async () => {
    await world().take(
      setsRule('ada', 'r-1'),
      evaluation('e-1'),
      evaluation('e-2', { medianPrice: 1 }),
      evaluation('e-3'),
      evaluation('e-4', { medianPrice: 1 }),
      evaluation('e-5', { day: '2026-11-24' }),
    );
    const ids = alerts().map(({ event }) => event.id);
    expect(ids).toHaveLength(3);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
    await world().drain();
    expect(
      world()
        .published(RealTimeNotification)
        .map(({ event }) => event.id),
    ).toHaveLength(3);
    expect(
      new Set(
        world()
          .published(RealTimeNotification)
          .map(({ event }) => event.id),
      ).size,
    ).toBe(2);
  });

  it('anew where it is set anew', async () => {
    await world().take(setsRule('ada', 'r-1'), evaluation('e-1'));
    await world().take(
      setsRule('ada', 'r-1', { threshold: 80_000_000 }, { id: 's-2', at: '2026-11-23T11:00:00.000Z' }),
      evaluation('e-2', { day: '2026-11-24' }),
    );
    expect(alerts()).toHaveLength(2);
  });
});

describe('a rule does not trigger', () => {
  it.each([
    ['at its threshold', { medianPrice: 90_000_000 }, {}],
    ['by another currency’s prices', {}, { currency: 'EUR' }],
    ['by another area', {}, { marketArea: 'Fremont' }],
  ])('%s', async (_, values, overrides) => {
    await world().take(setsRule('ada', 'r-1'), evaluation('e-1', values, overrides));
    expect(alerts()).toEqual([]);
  });

  it('when it was removed, or moved to another area', async () => {
    const later = { at: '2026-11-23T11:00:00.000Z' };
    await world().take(
      setsRule('ada', 'r-1'),
      setsRule('ada', 'r-2'),
      removesRule('ada', 'r-1', later),
      setsRule('ada', 'r-2', { marketArea: 'Fremont' }, { id: 'moved', ...later }),
      evaluation('e-1'),
    );
    expect(alerts()).toEqual([]);
  });

  it('by values that are older than what it saw', async () => {
    await world().take(setsRule('ada', 'r-1'), evaluation('e-5', { medianPrice: 1 }), evaluation('e-6'));
    await world().take(evaluation('e-4', { medianPrice: 1 }), evaluation('e-7'));
    expect(alerts()).toHaveLength(1);
  });
});

it.each([rulesAtOnce - 1, rulesAtOnce, 3 * rulesAtOnce + 1])(
  'compares all %d rules of an area, each once',
  async (count) => {
    const users = Array.from({ length: count }, (_, n) => `user-${String(n).padStart(4, '0')}`);
    await world().take(...users.map((user) => setsRule(user, 'r-1')));
    await world().take(evaluation('e-1'));
    await world().drain();
    expect(alerts().map(({ userId }) => userId)).toEqual(users);
  },
);
