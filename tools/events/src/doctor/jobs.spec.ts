import { expect, it } from 'vitest';
import { judge, type LatestOfJob } from './jobs.ts';

const now = new Date('2026-03-10T12:00:00Z');
const job = (status: string, minutesAgo: number): LatestOfJob => ({
  jobId: 'job-1',
  jobType: 'content-generation',
  status,
  correlationId: 'chain-1',
  time: new Date(now.getTime() - minutesAgo * 60_000).toISOString(),
});

it.each([
  ['completed', 600],
  ['failed', 600],
  ['processing', 14],
  ['started', 15],
])('lets a job be that is %s since %i minutes', (status, minutes) => {
  expect(judge({ jobs: [job(status, minutes)], now })).toEqual([]);
});

it.each(['started', 'processing'])(
  'finds a job that is %s for longer, and says how to trace it',
  (status) => {
    expect(judge({ jobs: [job(status, 16)], now })).toMatchObject([
      {
        subject: 'content-generation job-1',
        problem: `is ${status} since 2026-03-10T11:44:00.000Z`,
        advice: expect.stringContaining('trace chain-1') as string,
      },
    ]);
  },
);
