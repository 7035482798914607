import { expect, it } from 'vitest';
import { partialPublishing } from './index.ts';

/** Half a minute by itself; a machine that is busy with the other projects' tests takes its time. */
const patience = { timeout: 900_000 };

it('loses nothing, and names what is not on the bus, whatever the bus does', patience, async () => {
  const { cases, failures } = await partialPublishing.run({
    appsDir: '../../apps',
    bounded: true,
    seed: 4,
    report: () => undefined,
  });
  expect(failures).toEqual([]);
  expect(cases).toBeGreaterThan(300);
});
