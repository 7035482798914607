import { afterAll, beforeAll, vi } from 'vitest';
import { patience } from '../src/deadline.ts';
import { startCloud, type Cloud } from '../src/cloud.ts';

/** One cloud for a spec file. */
export function useCloud(): () => Cloud {
  let cloud: Cloud | undefined;
  beforeAll(async () => {
    cloud = await startCloud();
  });
  afterAll(() => cloud?.dispose());
  return () => {
    if (!cloud) throw new Error('the cloud is started before the first test');
    return cloud;
  };
}

/** Expects again and again until it holds. */
export const eventually = (expectation: () => Promise<void>): Promise<void> =>
  vi.waitFor(expectation, { timeout: patience, interval: 50 });
