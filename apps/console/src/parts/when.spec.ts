import { expect, test } from 'vitest';
import { absoluteTime, relativeTime } from './when.tsx';

const now = Date.parse('2026-11-27T12:00:00.000Z');
const at = (seconds: number) => new Date(now + seconds * 1_000).toISOString();

test.each([
  [-3, 'just now'],
  [-45, '45 seconds ago'],
  [-120, '2 minutes ago'],
  [3 * 3_600, 'in 3 hours'],
  [-86_400, 'yesterday'],
  [-14 * 86_400, '2 weeks ago'],
  [-400 * 86_400, 'last year'],
])('%d seconds from now is %s', (seconds, words) => {
  expect(relativeTime(at(seconds), now)).toBe(words);
});

test('the exact time is by the clocks of a zone', () => {
  expect(absoluteTime('2026-11-27T23:25:00.000Z', 'America/Los_Angeles')).toMatch(
    /Fri, Nov 27, 2026.*3:25.PM PST/,
  );
});
