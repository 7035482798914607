import { JobProgressUpdate, type JobStatus } from '@bayon/event-contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';
import type { Job } from '../library/job.ts';
import { keys } from '../library/keys.ts';
import { jobProgressUpdateRule } from './job-progress-update.ts';

const world = worldForEach();

const update = (
  progress: number,
  status: JobStatus,
  minute: number,
  id = `${status}-${progress}-${minute}`,
) =>
  anEvent(
    JobProgressUpdate,
    { userId: 'ada', jobId: 'j-1', progress, status, message: id, estimatedTimeRemaining: undefined },
    { id, at: `2026-11-23T10:0${minute}:00.000Z` },
  );
const job = () => world().read(keys.job('ada', 'j-1'));

describe('a job', () => {
  it.each([
    ['goes forward', [update(10, 'started', 1), update(50, 'processing', 2)], { progress: 50 }],
    ['not back by a late update', [update(50, 'processing', 2), update(10, 'started', 1)], { progress: 50 }],
    [
      'not back though an attempt starts over',
      [update(50, 'processing', 2), update(10, 'started', 5)],
      { progress: 50 },
    ],
    [
      'at one percentage shows the newer update',
      [update(50, 'processing', 3), update(50, 'processing', 2)],
      { message: 'processing-50-3' },
    ],
    [
      'that is completed stays so',
      [update(100, 'completed', 3), update(90, 'processing', 4)],
      { status: 'completed' },
    ],
    [
      'that failed stays so',
      [update(30, 'failed', 3), update(90, 'processing', 4)],
      { status: 'failed', progress: 30 },
    ],
    [
      'has the first of two ends',
      [update(30, 'failed', 4), update(100, 'completed', 3)],
      { status: 'completed' },
    ],
    [
      'has the first of two ends',
      [update(100, 'completed', 4), update(30, 'failed', 3)],
      { status: 'failed' },
    ],
    [
      'has the end with the lesser id, of two of one moment',
      [update(30, 'failed', 3, 'b'), update(100, 'completed', 3, 'a')],
      { status: 'completed' },
    ],
    ['may end before it has begun', [update(0, 'failed', 1)], { status: 'failed', progress: 0 }],
    [
      'may move by fractions',
      [update(62.5, 'processing', 1), update(62.25, 'processing', 2)],
      { progress: 62.5 },
    ],
  ])('%s', async (_, events, expected) => {
    await world().take(...events);
    expect(await job()).toMatchObject(expected);
  });

  it('has no time remaining where the last update tells none', async () => {
    const told = anEvent(JobProgressUpdate, { userId: 'ada', jobId: 'j-1' }, { id: 'told' });
    await world().take(told);
    expect(await job()).toHaveProperty('estimatedTimeRemaining', 20);
    await world().take(update(100, 'completed', 9));
    expect(await job()).not.toHaveProperty('estimatedTimeRemaining');
  });
});

it('ends in one state for any updates in any order', () => {
  const after = (updates: ReturnType<typeof update>[]) =>
    updates.reduce<Job | undefined>((now, event) => {
      const [write] = jobProgressUpdateRule.decide(event, { job: now }, { now: '' }).writes;
      return write?.kind === 'put' ? (write.item as Job) : now;
    }, undefined);
  const anyUpdate = fc
    .tuple(
      fc.constantFrom(0, 10, 50, 100),
      fc.constantFrom<JobStatus>('started', 'processing', 'completed', 'failed'),
      fc.nat(3),
      fc.constantFrom('a', 'b', 'c'),
    )
    .map(([progress, status, minute, id]) =>
      update(progress, status, minute, `${id}-${progress}-${status}-${minute}`),
    );
  const orders = fc
    .array(anyUpdate, { minLength: 1, maxLength: 7 })
    .chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: 2 * all.length })),
    );
  fc.assert(
    fc.property(orders, ([one, other]) => {
      expect(after(other)).toEqual(after(one));
    }),
  );
});
