import { expect, it } from 'vitest';
import { processSuite } from './index.ts';

it('loses nothing and does nothing twice, whichever process is killed and whatever the disk does', async () => {
  const report = (line: string) => void process.stdout.write(`${line}\n`);
  const { cases, failures } = await processSuite.run({
    appsDir: new URL('../../../../apps', import.meta.url).pathname,
    bounded: true,
    seed: 20_260_314,
    report,
  });
  expect(failures).toEqual([]);
  expect(cases).toBeGreaterThanOrEqual(4);
});
