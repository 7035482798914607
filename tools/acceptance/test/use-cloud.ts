import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import { type Cloud, patience, startCloud } from '@bayon/cloud-driver';

/** One cloud for a spec file. */
export function useCloud(): () => Cloud {
  let cloud: Cloud | undefined;
  beforeAll(async () => {
    cloud = await startCloud();
  });
  afterEach(({ task }) => {
    // What a person would look at first.
    if (task.result?.state === 'fail' && cloud) console.log(complaintsIn(cloud.process.output()));
  });
  afterAll(() => cloud?.dispose());
  return () => {
    if (!cloud) throw new Error('the cloud is started before the first test');
    return cloud;
  };
}

const complaintsIn = (output: string): string =>
  output
    .split('\n')
    .filter((line) => /"level":"(WARN|ERROR)"/.test(line))
    .join('\n');

/** Expects again and again until it holds. */
export const eventually = (expectation: () => Promise<void>): Promise<void> =>
  vi.waitFor(expectation, { timeout: patience, interval: 50 });
