import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../../vitest.base.ts';

/** Some files start a cloud of their own: one at a time is enough for a small machine. */
export default mergeConfig(
  base,
  defineConfig({ test: { fileParallelism: false, testTimeout: 120_000, hookTimeout: 120_000 } }),
);
