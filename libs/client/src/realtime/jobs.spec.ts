import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Progress } from './frames.ts';
import { isFinished, type Jobs, withProgress } from './jobs.ts';

const said = (
  progress: number,
  status: Progress['status'] = 'processing',
  jobId = 'j',
  minute = progress,
): Progress => ({
  jobId,
  jobType: 'content',
  progress,
  status,
  message: '',
  timestamp: new Date(minute * 60_000).toISOString(),
});

it('is the same in the end, in whatever order a job is told of', () => {
  const all = [said(0, 'started'), said(10), said(40), said(90), said(100, 'completed')];
  fc.assert(
    fc.property(fc.shuffledSubarray([...all, ...all], { minLength: 10 }), (order) => {
      expect(order.reduce<Jobs>(withProgress, {})).toEqual({ j: said(100, 'completed') });
    }),
  );
});

it('is the same object where nothing is new', () => {
  const jobs = withProgress({}, said(40));
  expect(withProgress(jobs, said(40))).toBe(jobs);
  expect(withProgress(jobs, said(10))).toBe(jobs);
});

it('forgets the oldest of many finished jobs, and none that goes on', () => {
  const first = withProgress({}, said(10, 'processing', 'going on'));
  const many = Array.from({ length: 150 }, (_, n) => said(100, 'completed', `done-${n}`));
  const jobs = many.reduce<Jobs>(withProgress, first);
  expect(jobs['going on']).toBeDefined();
  expect(jobs['done-149']).toBeDefined();
  expect(Object.values(jobs).filter(isFinished)).toHaveLength(100);
});
