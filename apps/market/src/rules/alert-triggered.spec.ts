import {
  AlertTriggered,
  ContentGenerationSuggested,
  ImmediateActionRequired,
  RealTimeNotification,
} from '@bayon/event-contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';
import { alertText } from '../almanac/alert-text.ts';
import { keys } from '../almanac/keys.ts';

const world = worldForEach();
const severities = ['low', 'medium', 'high', 'critical'] as const;
const count = async (kind: 'alert-type' | 'alert-severity', name: string) =>
  (await world().read(keys.findingsDay('ada', { day: '2026-11-23', kind, name })))?.count;

describe('an alert', () => {
  it('is kept under its own id, and told in a sentence', async () => {
    await world().take(anEvent(AlertTriggered));
    expect(await world().read(keys.alert('ada', 'alert-77'))).toMatchObject({
      alertType: 'median-price',
      severity: 'critical',
      gsi1pk: 'ALERTS#ada',
    });
    expect(world().published(RealTimeNotification)).toMatchObject([
      {
        userId: 'ada',
        type: 'market_alert',
        severity: 'critical',
        message: 'The median price in Ballard is USD 912,000, above your limit of USD 900,000.',
      },
    ]);
  });

  it.each(severities.map((severity, place) => ({ severity, action: place === 3, content: place >= 2 })))(
    'of $severity severity asks for action: $action, for content: $content',
    async ({ severity, action, content }) => {
      await world().take(anEvent(AlertTriggered, { severity }));
      expect(world().published(ImmediateActionRequired)).toHaveLength(action ? 1 : 0);
      expect(world().published(ContentGenerationSuggested)).toHaveLength(content ? 1 : 0);
      expect(world().published(RealTimeNotification)).toHaveLength(1);
    },
  );

  it('counts by type and severity', async () => {
    await world().take(
      ...severities.map((severity, n) =>
        anEvent(
          AlertTriggered,
          { severity, alertId: `a-${n}`, alertType: n ? 'ở #1' : 'x' },
          { id: `e-${n}` },
        ),
      ),
    );
    expect(await count('alert-type', 'ở #1')).toBe(3);
    expect(await count('alert-type', 'x')).toBe(1);
    expect(await count('alert-severity', 'critical')).toBe(1);
  });

  it('is the newest word on it; an older one is counted, and not told', async () => {
    await world().take(
      anEvent(AlertTriggered, { severity: 'low' }, { id: 'new', at: '2026-11-23T11:00:00.000Z' }),
      anEvent(AlertTriggered, { severity: 'critical' }, { id: 'old' }),
    );
    expect(await world().read(keys.alert('ada', 'alert-77'))).toMatchObject({ severity: 'low' });
    expect(world().published(RealTimeNotification)).toHaveLength(1);
    expect(await count('alert-severity', 'critical')).toBe(1);
  });

  it('may say whatever JSON holds', async () => {
    const nested = JSON.parse('['.repeat(60) + ']'.repeat(60)) as unknown;
    const alertData = { '': 1e300, deep: nested, large: 'x'.repeat(40_000), __proto__: 1 };
    await world().take(anEvent(AlertTriggered, { alertData, alertType: '🏡'.repeat(32) }));
    expect(await world().read(keys.alert('ada', 'alert-77'))).toMatchObject({
      facts: JSON.stringify(alertData),
    });
  });
});

it.each([
  [
    'price-change-percent',
    { value: -4.2, threshold: -3, comparison: 'below' },
    'Prices in Ballard changed by -4.2 % within a week, below your limit of -3 %.',
  ],
  [
    'observations',
    { value: 1, threshold: 0, comparison: 'above' },
    '1 price was seen in Ballard on a day, above your limit of 0.',
  ],
  ['rain', { value: 7, threshold: 5, comparison: 'above' }, 'rain in Ballard is 7, above your limit of 5.'],
  ['rain', {}, 'A market alert of yours was triggered: rain.'],
] as const)('says of %s %j: %s', (alertType, facts, text) => {
  const alertData = { marketArea: 'Ballard', ...facts };
  expect(alertText({ userId: 'ada', alertId: 'a', alertType, alertData, severity: 'low' })).toBe(text);
});

it('always says something that fits', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('median-price', 'observations', 'x', 'constructor'),
      fc.record({
        marketArea: fc.string({ unit: 'binary', minLength: 1, maxLength: 120 }),
        value: fc.double({ noNaN: true }),
        threshold: fc.double({ noNaN: true }),
        comparison: fc.constantFrom('above', 'below'),
      }),
      (alertType, alertData) => {
        const text = alertText({ userId: 'a', alertId: 'a', alertType, alertData, severity: 'low' });
        expect(text.length).toBeLessThanOrEqual(300);
        expect(text.trim()).not.toBe('');
      },
    ),
  );
});
