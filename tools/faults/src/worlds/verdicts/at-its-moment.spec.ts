import { expect, it } from 'vitest';
import { preferredAt } from './at-its-moment.ts';
import type { Told } from './history.ts';

const word = (minute: number, preferences: object): Told => ({
  ...{ source: 'bayon.coagent.user', detailType: 'Preferences Changed', id: `w-${minute}`, version: 1 },
  correlationId: 'chain',
  detail: { userId: 'ada', preferences, timestamp: `2026-01-01T00:${minute}:00.000Z` },
});
const at = (minute: number) => `2026-01-01T00:${minute}:00.000Z`;

it('finds what was preferred at a moment, whatever was said since', () => {
  const words = [
    word(30, { autoShareReports: false }),
    word(10, { autoShareReports: true, shareChannels: ['email'] }),
    word(20, { shareChannels: ['x'] }),
  ];
  expect([9, 10, 25, 30].map((minute) => preferredAt(words, at(minute)))).toEqual([[], ['email'], ['x'], []]);
});

it('does not say where there were more words than are remembered', () => {
  const words = Array.from({ length: 11 }, (_, n) => word(10 + n, { autoShareReports: true }));
  expect(preferredAt(words, at(59))).toBeUndefined();
});
