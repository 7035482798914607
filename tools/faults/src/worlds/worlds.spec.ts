import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { worlds } from './index.ts';

/** Worlds 15 and 16 have as many faults as worlds have. */
const seed = 15;

it('finds nothing wrong in some random worlds', async () => {
  const { cases, failures } = await worlds.run({
    appsDir: resolve(import.meta.dirname, '../../../../apps'),
    bounded: true,
    seed,
    report: console.info,
  });
  expect(failures).toEqual([]);
  expect(cases).toBeGreaterThan(0);
}, 900_000);
