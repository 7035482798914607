import { expect, it } from 'vitest';
import { processSuite } from './index.ts';

it('loses nothing and does nothing twice, whichever process is killed and whatever the disk does', async () => {
  const report = (line: string) => void process.stdout.write(`${line}\n`);
  const { cases, failures, notes } = await processSuite.run({
    appsDir: new URL('../../../../apps', import.meta.url).pathname,
    bounded: true,
    seed: 20_260_314,
    report,
  });
  expect(failures).toEqual([]);
  expect(cases).toBeGreaterThanOrEqual(4);
  // Three kinds of kills, 28 events and 2 commands for each of 5 users.
  expect(notes).toContain('accepted while something was killed: 450 events and commands');
});
