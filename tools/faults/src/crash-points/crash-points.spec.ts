import { expect, it } from 'vitest';
import { crashPoints } from './index.ts';

/** Milliseconds: many times what it takes, for a machine on which much else runs. */
const limit = 900_000;

it(
  'finds every case as if nothing had failed',
  async () => {
    const { cases, failures, notes } = await crashPoints.run({
      appsDir: '../../apps',
      bounded: true,
      seed: 0,
      report: () => undefined,
    });
    expect(failures).toEqual([]);
    expect(cases, notes.join('\n')).toBeGreaterThan(250);
  },
  limit,
);
