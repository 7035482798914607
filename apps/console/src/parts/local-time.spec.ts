import { expect, test } from 'vitest';
import { instantOf, localOf } from './local-time.ts';

const zone = 'America/Los_Angeles';

test.each([
  ['2026-11-27T15:30', '2026-11-27T23:30:00.000Z'],
  ['2026-07-01T09:00', '2026-07-01T16:00:00.000Z'],
  // Clocks go from 01:59 to 03:00 on 8 March 2026.
  ['2026-03-08T02:30', '2026-03-08T10:30:00.000Z'],
  // 01:30 comes twice on 1 November 2026.
  ['2026-11-01T01:30', '2026-11-01T08:30:00.000Z'],
])('%s in Los Angeles is %s', (local, instant) => {
  expect(instantOf(local, zone)).toBe(instant);
});

test('what clocks show leads back to the instant', () => {
  const at = Date.parse('2026-05-05T17:05:00.000Z');
  expect(localOf(at, zone)).toBe('2026-05-05T10:05');
  expect(instantOf(localOf(at, zone), zone)).toBe(new Date(at).toISOString());
});

test.each(['', 'tomorrow', '2026-13-01T00:00'])('%j is no time', (text) => {
  expect(instantOf(text, zone)).toBeUndefined();
});
