import { expect, it } from 'vitest';
import { duplicates } from './index.ts';

/** Half a minute by itself; a machine that is busy with the other projects' tests takes its time. */
const patience = { timeout: 900_000 };

it('leads to one final state, however often and in whatever order events come', patience, async () => {
  const { cases, failures } = await duplicates.run({
    appsDir: '../../apps',
    bounded: true,
    seed: 4,
    report: () => undefined,
  });
  expect(failures).toEqual([]);
  expect(cases).toBeGreaterThan(40);
});
