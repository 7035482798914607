import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../../vitest.base.ts';

/** Each file starts a cloud of its own: one at a time is enough for a small machine. */
export default mergeConfig(
  base,
  defineConfig({ test: { fileParallelism: false, testTimeout: 400_000, hookTimeout: 200_000 } }),
);
