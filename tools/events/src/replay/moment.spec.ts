import { expect, it } from 'vitest';
import { UsageError } from '../errors.ts';
import { momentOf } from './moment.ts';

const now = new Date('2026-03-10T12:00:00.000Z');

it.each([
  ['now', '2026-03-10T12:00:00.000Z'],
  ['90m', '2026-03-10T10:30:00.000Z'],
  ['2h', '2026-03-10T10:00:00.000Z'],
  ['1d12h', '2026-03-09T00:00:00.000Z'],
  ['2w', '2026-02-24T12:00:00.000Z'],
  ['2026-03-01', '2026-03-01T00:00:00.000Z'],
  ['2026-03-01T08:00Z', '2026-03-01T08:00:00.000Z'],
  ['2026-03-01T08:00:30.5+02:00', '2026-03-01T06:00:30.500Z'],
])('reads %s', (text, moment) => {
  expect(momentOf('from', text, now).toISOString()).toBe(moment);
});

it.each([
  ['2026-03-01T08:00:00', 'needs its zone'],
  ['2026-02-30', 'no such time'],
  ['2026-13-01T00:00:00Z', 'no such time'],
  ['yesterday', 'neither a time nor a duration'],
  ['2 h', 'neither a time nor a duration'],
  ['', 'neither a time nor a duration'],
])('refuses %j and says why and what else', (text, why) => {
  const read = () => momentOf('from', text, now);
  expect(read).toThrow(UsageError);
  expect(read).toThrow(why);
  expect(read).toThrow(/--from .*write 90m/);
});
