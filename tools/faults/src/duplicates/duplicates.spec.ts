import { expect, it } from 'vitest';
import { duplicates } from './index.ts';

it('leads to one final state, however often and in whatever order events come', async () => {
  const { cases, failures } = await duplicates.run({
    appsDir: '../../apps',
    bounded: true,
    seed: 4,
    report: () => undefined,
  });
  expect(failures).toEqual([]);
  expect(cases).toBeGreaterThan(60);
});
