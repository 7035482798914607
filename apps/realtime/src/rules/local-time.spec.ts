import { describe, expect, it } from 'vitest';
import { nextAt, nextHour, quietUntil } from './local-time.ts';

const seattle = 'America/Los_Angeles';

describe('the next time by the user’s clocks', () => {
  it.each([
    ['later today', '18:00', '2026-03-14T10:00:00.000Z', 'UTC', '2026-03-14T18:00:00.000Z'],
    ['tomorrow', '09:00', '2026-03-14T10:00:00.000Z', 'UTC', '2026-03-15T09:00:00.000Z'],
    ['never the moment itself', '10:00', '2026-03-14T10:00:00.000Z', 'UTC', '2026-03-15T10:00:00.000Z'],
    ['by their zone', '18:00', '2026-01-14T10:00:00.000Z', seattle, '2026-01-15T02:00:00.000Z'],
    ['in summer', '18:00', '2026-07-14T10:00:00.000Z', seattle, '2026-07-15T01:00:00.000Z'],
    ['over the change to summer', '08:00', '2026-03-08T05:00:00.000Z', seattle, '2026-03-08T15:00:00.000Z'],
    ['skipped: an hour later', '02:30', '2026-03-08T09:00:00.000Z', seattle, '2026-03-08T10:30:00.000Z'],
    ['twice: the first', '01:30', '2026-11-01T08:00:00.000Z', seattle, '2026-11-01T08:30:00.000Z'],
    ['and not the second', '01:30', '2026-11-01T08:45:00.000Z', seattle, '2026-11-02T09:30:00.000Z'],
    [
      'across the date line',
      '08:00',
      '2026-03-14T10:00:00.000Z',
      'Pacific/Kiritimati',
      '2026-03-14T18:00:00.000Z',
    ],
  ])('is %s', (_, time, moment, zone, next) => {
    expect(nextAt(time, moment, zone)).toBe(next);
  });
});

it.each([
  ['2026-03-14T10:20:00.000Z', 'UTC', '2026-03-14T11:00:00.000Z'],
  ['2026-03-14T10:00:00.000Z', 'UTC', '2026-03-14T11:00:00.000Z'],
  ['2026-03-14T10:20:00.000Z', 'Asia/Kolkata', '2026-03-14T10:30:00.000Z'],
  ['2026-03-08T09:20:00.000Z', seattle, '2026-03-08T10:00:00.000Z'],
  ['2026-11-01T08:20:00.000Z', seattle, '2026-11-01T09:00:00.000Z'],
])('the next full hour after %s in %s is %s', (moment, zone, next) => {
  expect(nextHour(moment, zone)).toBe(next);
});

describe('quiet hours', () => {
  const night = { from: '21:30', to: '07:00' };
  it.each([
    ['before', night, '2026-01-14T21:29:59.000Z', 'UTC', undefined],
    ['from their first minute', night, '2026-01-14T21:30:00.000Z', 'UTC', '2026-01-15T07:00:00.000Z'],
    ['after midnight', night, '2026-01-15T03:00:00.000Z', 'UTC', '2026-01-15T07:00:00.000Z'],
    ['to their last', night, '2026-01-15T06:59:59.999Z', 'UTC', '2026-01-15T07:00:00.000Z'],
    ['not at their end', night, '2026-01-15T07:00:00.000Z', 'UTC', undefined],
    [
      'within a day',
      { from: '12:00', to: '13:00' },
      '2026-01-15T12:30:00.000Z',
      'UTC',
      '2026-01-15T13:00:00.000Z',
    ],
    ['none', { from: '12:00', to: '12:00' }, '2026-01-15T12:00:00.000Z', 'UTC', undefined],
    [
      'of the night that is an hour shorter',
      night,
      '2026-03-08T06:00:00.000Z',
      seattle,
      '2026-03-08T14:00:00.000Z',
    ],
    [
      'of the night that is an hour longer',
      night,
      '2026-11-01T05:00:00.000Z',
      seattle,
      '2026-11-01T15:00:00.000Z',
    ],
  ])('hold %s', (_, hours, moment, zone, end) => {
    expect(quietUntil(hours, moment, zone)).toBe(end);
  });
});
