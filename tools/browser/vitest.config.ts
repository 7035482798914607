import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../../vitest.base.ts';

/** One cloud for all files, and one file at a time: a browser and a cloud fill a small machine. */
export default mergeConfig(
  base,
  defineConfig({
    test: {
      fileParallelism: false,
      globalSetup: ['./test/one-cloud.ts'],
      expect: { poll: { timeout: 120_000 } },
      testTimeout: 480_000,
      hookTimeout: 240_000,
    },
  }),
);
