import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../../vitest.base.ts';

/** A generated service goes through lint, compiler, tests and packager: minutes on a machine that is busy. */
export default mergeConfig(base, defineConfig({ test: { testTimeout: 300_000, hookTimeout: 300_000 } }));
