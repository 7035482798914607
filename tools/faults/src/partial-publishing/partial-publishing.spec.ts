import { expect, it } from 'vitest';
import { partialPublishing } from './index.ts';

it('loses nothing, and names what is not on the bus, whatever the bus does', async () => {
  const { cases, failures } = await partialPublishing.run({
    appsDir: '../../apps',
    bounded: true,
    seed: 4,
    report: () => undefined,
  });
  expect(failures).toEqual([]);
  expect(cases).toBeGreaterThan(300);
});
