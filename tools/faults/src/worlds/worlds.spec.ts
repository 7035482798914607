import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { worlds } from './index.ts';

it('finds nothing wrong in some random worlds', async () => {
  const { cases, failures } = await worlds.run({
    appsDir: resolve(import.meta.dirname, '../../../../apps'),
    bounded: true,
    seed: 1,
    report: console.info,
  });
  expect(failures).toEqual([]);
  expect(cases).toBeGreaterThan(0);
});
