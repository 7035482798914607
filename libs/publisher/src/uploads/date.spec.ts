import { describe, expect, it } from 'vitest';
import { dateOrderOf, readDate } from './date.ts';
import { dayIn, momentOf } from './moment.ts';

const moment = (said: string, timeZone = 'UTC', order = dateOrderOf([said])) => {
  const date = readDate(said, order);
  return date.ok ? momentOf(date, timeZone) : date.reason;
};

it.each([
  ['2026-11-26', '2026-11-26T00:00:00.000Z'],
  ['2026/11/26', '2026-11-26T00:00:00.000Z'],
  ['11/26/2026', '2026-11-26T00:00:00.000Z'],
  ['11/5/26', '2026-11-05T00:00:00.000Z'],
  ['26/11/2026', '2026-11-26T00:00:00.000Z'],
  ['26.11.2026', '2026-11-26T00:00:00.000Z'],
  ['5.6.26', '2026-06-05T00:00:00.000Z'],
  ['November-3-2026', '2026-11-03T00:00:00.000Z'],
  ['Nov 26 2026', '2026-11-26T00:00:00.000Z'],
  ['Nov. 26, 2026', '2026-11-26T00:00:00.000Z'],
  ['Thursday, November 26, 2026', '2026-11-26T00:00:00.000Z'],
  ['26-Nov-26', '2026-11-26T00:00:00.000Z'],
  ['3rd November 2026', '2026-11-03T00:00:00.000Z'],
  ['3. März 2026', '2026-03-03T00:00:00.000Z'],
  ['2026-11-20T08:00:00.000Z', '2026-11-20T08:00:00.000Z'],
  ['2026-11-20T08:00:00+01:00', '2026-11-20T07:00:00.000Z'],
  ['2026-11-20 08:00 UTC', '2026-11-20T08:00:00.000Z'],
  ['2026-11-20 08:00', '2026-11-20T08:00:00.000Z'],
  ['11/26/2026 4:45 PM', '2026-11-26T16:45:00.000Z'],
  ['11/26/2026 12:05 am', '2026-11-26T00:05:00.000Z'],
  ['26.11.2026, 16:45', '2026-11-26T16:45:00.000Z'],
])('%s is %s', (said, expected) => {
  expect(moment(said)).toBe(expected);
});

describe('a time without a zone', () => {
  it.each([
    ['2026-11-21 16:45:00', 'America/Chicago', '2026-11-21T22:45:00.000Z'],
    ['2026-07-21 16:45:00', 'Europe/Vienna', '2026-07-21T14:45:00.000Z'],
    ['2026-03-29 02:30', 'Europe/Vienna', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25 02:30', 'Europe/Vienna', '2026-10-25T00:30:00.000Z'],
    // A whole day stays the day that was written.
    ['2026-11-21', 'Pacific/Kiritimati', '2026-11-21T00:00:00.000Z'],
  ])('%s in %s is %s', (said, timeZone, expected) => {
    expect(moment(said, timeZone)).toBe(expected);
  });

  it('is of another day elsewhere', () => {
    const now = new Date('2026-11-26T23:30:00Z');
    expect(['UTC', 'Asia/Tokyo', 'America/New_York'].map((zone) => dayIn(zone, now))).toEqual([
      ...['2026-11-26', '2026-11-27', '2026-11-26'],
    ]);
  });
});

describe('month or day first', () => {
  it.each([
    [['01/02/2026', '13/02/2026'], 'day first'],
    [['01/02/2026', '02/13/2026'], 'month first'],
    [['01/02/2026'], 'month first'],
    [['01/13/2026', '13/01/2026', '01/02/2026'], 'unclear'],
  ] as const)('is shown by the column: %j is %s', (cells, order) => {
    expect(dateOrderOf(cells)).toBe(order);
  });

  it('decides what the cell leaves open, and nothing else', () => {
    expect(moment('01/02/2026', 'UTC', 'day first')).toBe('2026-02-01T00:00:00.000Z');
    expect(moment('01/02/2026', 'UTC', 'month first')).toBe('2026-01-02T00:00:00.000Z');
    expect(moment('01/02/2026', 'UTC', 'unclear')).toContain('could be month first or day first');
    expect(moment('02/02/2026', 'UTC', 'unclear')).toBe('2026-02-02T00:00:00.000Z');
    expect(moment('13/02/2026', 'UTC', 'unclear')).toBe('2026-02-13T00:00:00.000Z');
    expect(readDate('01/02/2026', 'month first')).toMatchObject({ needsOrder: true });
    expect(readDate('01/13/2026', 'month first')).not.toHaveProperty('needsOrder');
  });
});

it.each([
  ['yesterday', 'is no date'],
  ['', 'is no date'],
  ['2026-02-30', 'is no date that there is'],
  ['13/13/2026', 'is no date that there is'],
  ['Foo 3 2026', 'is no date that there is'],
  ['2026-11-20 25:00', 'is no date that there is'],
  ['11/20/2026 13:00 PM', 'is no date that there is'],
])('refuses %j: %s', (said, reason) => {
  expect(moment(said)).toContain(reason);
});
