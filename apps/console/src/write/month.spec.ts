import { expect, test } from 'vitest';
import { dayOf, monthAfter, weeksOf } from './month.ts';

test('November 2026 begins on a Sunday and has five weeks', () => {
  const weeks = weeksOf('2026-11');
  expect(weeks.length).toBe(5);
  expect([weeks[0]?.[0], weeks[4]?.[6]]).toEqual(['2026-11-01', '2026-12-05']);
});

test('a month that spans six weeks has six', () => {
  expect(weeksOf('2026-08').map(([sunday]) => sunday)).toEqual([
    ...['2026-07-26', '2026-08-02', '2026-08-09', '2026-08-16', '2026-08-23', '2026-08-30'],
  ]);
});

test.each([
  ['2026-11-28T06:30:00.000Z', 'America/Los_Angeles', '2026-11-27'],
  ['2026-11-27T15:30:00.000Z', 'Asia/Tokyo', '2026-11-28'],
])('%s in %s is %s', (instant, zone, day) => {
  expect(dayOf(instant, zone)).toBe(day);
});

test('a year ends between months', () => {
  expect([monthAfter('2026-12', 1), monthAfter('2026-01', -1)]).toEqual(['2027-01', '2025-12']);
});
