import type { AlertRule, AreaValues } from '@bayon/event-contracts';
import { expect, it } from 'vitest';
import { alertOf, holds } from './alert-rule.ts';

const rule = (overrides: Partial<AlertRule> = {}): AlertRule => ({
  marketArea: 'Ballard',
  metric: 'median-price',
  comparison: 'above',
  threshold: 100,
  severity: 'high',
  ...overrides,
});
const values = (overrides: Partial<AreaValues> = {}): AreaValues => ({
  day: '2026-11-23',
  medianPrice: 100,
  observations: 7,
  ...overrides,
});

it.each<[Partial<AlertRule>, Partial<AreaValues>, boolean | undefined]>([
  [{}, { medianPrice: 101 }, true],
  [{}, { medianPrice: 100 }, false],
  [{ comparison: 'below' }, { medianPrice: 100 }, false],
  [{ comparison: 'below' }, { medianPrice: 99 }, true],
  [{ metric: 'observations', threshold: 6 }, {}, true],
  [{ metric: 'observations', threshold: 7 }, {}, false],
  [{ metric: 'price-change-percent', threshold: 3 }, { priceChangePercent: 3.01 }, true],
  [
    { metric: 'price-change-percent', threshold: -3, comparison: 'below' },
    { priceChangePercent: -3.01 },
    true,
  ],
  [{ metric: 'price-change-percent', threshold: 0 }, {}, undefined],
  [{ currency: 'EUR' }, { medianPrice: 101 }, undefined],
  [{ currency: 'USD' }, { medianPrice: 101 }, true],
  [{ priceKind: 'list' }, { medianPrice: 101 }, true],
  [{ priceKind: 'sold' }, { medianPrice: 101 }, undefined],
])('%j of %j holds: %s', (some, seen, held) => {
  expect(holds(rule(some), values(seen), { currency: 'USD', kind: 'list' })).toBe(held);
});

it('makes one alert of a rule and a day, whoever finds it', () => {
  const of = (userId: string, ruleId: string, day: string) =>
    alertOf({ userId, ruleId, rule: rule() }, 'Ballard', values({ day }), { currency: 'USD', kind: 'list' });
  const one = of('ada', 'r-1', '2026-11-23');
  expect(one.id).toBe(one.detail.alertId);
  expect(of('ada', 'r-1', '2026-11-23')).toEqual(one);
  const others = [
    of('ada', 'r-1', '2026-11-24'),
    of('ada', 'r-2', '2026-11-23'),
    of('bob', 'r-1', '2026-11-23'),
  ];
  expect(new Set([one, ...others].map(({ id }) => id)).size).toBe(4);
});
