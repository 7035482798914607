import { describe, expect, it } from 'vitest';
import { type Run, shrunk } from './shrink.ts';

const all = Array.from({ length: 16 }, (_, place) => `fault ${place}`);

/** A world that fails while these faults are in it. */
function aWorld(...culprits: readonly string[]) {
  let runs = 0;
  const run = (without: ReadonlySet<string>): Promise<Run> => {
    runs += 1;
    const faults = all.filter((fault) => !without.has(fault));
    const fails = culprits.every((fault) => faults.includes(fault));
    return Promise.resolve({ faults, complaints: fails ? ['it is wrong'] : [] });
  };
  return { run, runs: () => runs };
}

const whole: Run = { faults: all, complaints: ['it is wrong'] };

describe('shrunk', () => {
  it.each([[[]], [['fault 3']], [['fault 0', 'fault 15']], [['fault 4', 'fault 5', 'fault 11']]])(
    'leaves the faults %j that a world fails by',
    async (culprits) => {
      const { run } = aWorld(...culprits);
      expect((await shrunk(whole, run, 200)).faults).toEqual(culprits);
    },
  );

  it('runs a world no more often than it may', async () => {
    const { run, runs } = aWorld('fault 3', 'fault 9');
    const { complaints } = await shrunk(whole, run, 5);
    expect([runs(), complaints.length]).toEqual([5, 1]);
  });
});
