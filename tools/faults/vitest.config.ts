import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../../vitest.base.ts';

/** Each file starts hosts or clouds of its own: one at a time is enough for a small machine. */
export default mergeConfig(
  base,
  defineConfig({ test: { fileParallelism: false, testTimeout: 240_000, hookTimeout: 120_000 } }),
);
