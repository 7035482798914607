import { describe, expect, it } from 'vitest';
import { parseSchedule } from './schedule-expression.ts';

/** A Thursday. */
const start = Date.UTC(2026, 0, 1);

function occurrences(expression: string, count: number): string[] {
  const schedule = parseSchedule(expression);
  const found: string[] = [];
  for (let now = start - 1; found.length < count;) {
    const next = schedule.next(now, now);
    if (next === undefined) break;
    found.push(new Date(next).toISOString().slice(0, 16));
    now = next;
  }
  return found;
}

describe('cron', () => {
  it.each([
    ['cron(0 10 * * ? *)', ['2026-01-01T10:00', '2026-01-02T10:00']],
    ['cron(0/15 * * * ? *)', ['2026-01-01T00:00', '2026-01-01T00:15', '2026-01-01T00:30']],
    ['cron(0 18 ? * MON-FRI *)', ['2026-01-01T18:00', '2026-01-02T18:00', '2026-01-05T18:00']],
    ['cron(0 18 ? * 2-6 *)', ['2026-01-01T18:00', '2026-01-02T18:00', '2026-01-05T18:00']],
    ['cron(0 9 ? * 1 *)', ['2026-01-04T09:00', '2026-01-11T09:00']],
    ['cron(0 9 ? * L *)', ['2026-01-03T09:00', '2026-01-10T09:00']],
    ['cron(0 9 ? * 6L *)', ['2026-01-30T09:00', '2026-02-27T09:00']],
    ['cron(0 9 ? * 3#2 *)', ['2026-01-13T09:00', '2026-02-10T09:00']],
    ['cron(0 9 15W * ? *)', ['2026-01-15T09:00', '2026-02-16T09:00']],
    ['cron(0 9 L * ? *)', ['2026-01-31T09:00', '2026-02-28T09:00']],
    [
      'cron(0 8 1 JAN,JUL ? 2026-2027)',
      ['2026-01-01T08:00', '2026-07-01T08:00', '2027-01-01T08:00', '2027-07-01T08:00'],
    ],
    ['cron(0 8 1 1 ? 2025)', []],
  ])('%s', (expression, expected) => {
    expect(occurrences(expression, Math.max(expected.length, 1))).toEqual(expected);
  });
});

describe('rate', () => {
  it('counts from when it was last due, and passes over what was missed', () => {
    const schedule = parseSchedule('rate(5 minutes)');
    expect(schedule.next(start, start)).toBe(start + 300_000);
    expect(schedule.next(start + 301_000, start + 300_000)).toBe(start + 600_000);
    expect(schedule.next(start + 1_000_000, start)).toBe(start + 1_200_000);
  });
});

it.each([
  'rate(1 minutes)',
  'rate(5 minute)',
  'rate(0 minutes)',
  'rate(5 seconds)',
  'cron(0 10 * * *)',
  'cron(0 10 * * * *)',
  'cron(0 10 ? * ? *)',
  'cron(61 10 * * ? *)',
  'cron(0 10 * * MON *)',
  'every day',
])('refuses %s', (expression) => {
  expect(() => parseSchedule(expression)).toThrow('Parameter ScheduleExpression is not valid.');
});
