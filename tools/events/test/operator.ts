import { type Cloud, startCloud } from '@bayon/cloud-driver';
import { afterAll, beforeAll } from 'vitest';
import { type Ended, run, start } from './command-line.ts';

/** An operator at a cloud. */
export const operatorOf = (cloud: () => Pick<Cloud, 'process'>) => ({
  run: (...words: readonly string[]): Promise<Ended> => run(cloud().process.awsUrl, ...words),
  /** Ctrl-C as soon as the command has said something. */
  async interrupt(after: RegExp, ...words: readonly string[]): Promise<Ended> {
    const running = start(cloud().process.awsUrl, ...words);
    await running.said(after);
    running.signal('SIGINT');
    return running.ended;
  },
});

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
