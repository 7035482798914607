import { expect, it } from 'vitest';
import { judge } from './connections.ts';

const now = new Date('2026-03-10T12:00:00Z');
const minutes = 60;
/** A place that was taken so many minutes ago, for as long as realtime gives it. */
const slot = (minutesAgo: number) => {
  const connectedAt = new Date(now.getTime() - minutesAgo * minutes * 1_000);
  return {
    connectionId: 'c1',
    connectedAt: connectedAt.toISOString(),
    expiresAt: connectedAt.getTime() / 1_000 + 130 * minutes,
  };
};
const judged = (...slots: ReturnType<typeof slot>[]) => judge({ table: 'bayon-realtime-local', slots, now });

it('lets connections be that can be, and places that have expired', () => {
  expect(judged(slot(1), slot(119), slot(131), slot(2_000))).toEqual([]);
});

it('finds connections that are older than API Gateway lets one be, and says when their places are free', () => {
  expect(judged(slot(1), slot(125), slot(129))).toMatchObject([
    {
      problem: expect.stringMatching(/^2 connections/) as string,
      advice: expect.stringContaining('free by 2026-03-10T12:05:00.000Z') as string,
    },
  ]);
});

it('finds that time to live deletes nothing', () => {
  expect(judged(slot(12_000))).toMatchObject([{ advice: expect.stringContaining('time to live') as string }]);
});
