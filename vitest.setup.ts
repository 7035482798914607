import { vi } from 'vitest';

/**
 * Vitest's `vi.waitFor` and `vi.waitUntil` give up after a second unless told otherwise, which a busy machine
 * takes for nothing. A wait ends when what it waits for is there, so patience costs only where a test fails.
 */
const PATIENCE_MS = 30_000;

const { waitFor, waitUntil } = vi;

const patient = (options?: number | { timeout?: number; interval?: number }) =>
  typeof options === 'number' ? options : { timeout: PATIENCE_MS, ...options };

vi.waitFor = (callback, options) => waitFor(callback, patient(options));
vi.waitUntil = (callback, options) => waitUntil(callback, patient(options));
