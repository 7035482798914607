import { describe, expect, it } from 'vitest';
import { createProgress } from './progress.ts';

type Reported = [step: string, progress: number, remaining: number | undefined];

/** A bar, what it has reported, and the clock that it looks at (seconds). */
function aBar(report: (step: string) => Promise<void> = () => Promise.resolve()) {
  const reported: Reported[] = [];
  const clock = { seconds: 0 };
  const progress = createProgress({
    estimate: 20,
    now: () => clock.seconds * 1_000,
    report: async (step, { progress: percent, estimatedTimeRemaining }) => {
      await report(step);
      reported.push([step, percent, estimatedTimeRemaining]);
    },
  });
  return { progress, reported, clock };
}

it('reports the stages in order, each under a name of its own', async () => {
  const { progress, reported } = aBar();
  await progress.started();
  for (let fraction = 0; fraction <= 1; fraction += 0.01) progress.written(fraction);
  progress.written(1);
  await progress.finalizing();
  expect(reported.map(([step]) => step)).toEqual(
    [10, 20, 35, 50, 65, 80, 90].map((percent) => `progress-${percent}`),
  );
  expect(reported.map(([, percent]) => percent)).toEqual([10, 20, 35, 50, 65, 80, 90]);
});

it('leaves in order though a report takes longer than those behind it', async () => {
  const first = Promise.withResolvers<undefined>();
  const { progress, reported } = aBar((step) => (step === 'progress-10' ? first.promise : Promise.resolve()));
  const started = progress.started();
  progress.written(0.5);
  const finalizing = progress.finalizing();
  expect(reported).toEqual([]);
  first.resolve(undefined);
  await Promise.all([started, finalizing]);
  expect(reported.map(([, percent]) => percent)).toEqual([10, 50, 90]);
});

it.each([
  [0, 20],
  [0.24, 20],
  [0.25, 35],
  [0.5, 50],
  [0.99, 65],
  [1, 80],
  [7, 80],
])('takes %d of the text for %d %%', (fraction, percent) => {
  const { progress } = aBar();
  progress.written(fraction);
  expect(progress.percent()).toBe(percent);
});

it('never goes back, nor reports one percentage twice', async () => {
  const { progress, reported } = aBar();
  progress.written(0.6);
  progress.written(0.6);
  progress.written(0.1);
  await progress.idle();
  expect(reported.map(([, percent]) => percent)).toEqual([50]);
});

describe('the time remaining', () => {
  it('is the writer’s estimate first, then what was measured', async () => {
    const { progress, reported, clock } = aBar();
    await progress.started();
    clock.seconds = 5;
    progress.written(0.25);
    clock.seconds = 30;
    progress.written(0.5);
    progress.written(1);
    await progress.idle();
    expect(reported.map(([, percent, remaining]) => [percent, remaining])).toEqual([
      [10, 20],
      [35, 15],
      [50, 30],
      [80, 0],
    ]);
  });
});

describe('a report that fails', () => {
  const failing = () =>
    aBar((step) => (step === 'progress-20' ? Promise.reject(new Error('no bus')) : Promise.resolve()));

  it('surfaces at the next stage', async () => {
    const { progress } = failing();
    await progress.started();
    progress.written(0);
    await expect(progress.finalizing()).rejects.toThrow('no bus');
  });

  it('does not keep anybody from waiting until nothing is under way', async () => {
    const { progress } = failing();
    progress.written(0);
    await expect(progress.idle()).resolves.toBeUndefined();
  });
});
