import { expect, it } from 'vitest';
import { realtime } from './index.ts';

it('shows every notification once and in order, whatever befalls the connections', async () => {
  const report = (line: string) => void process.stdout.write(`${line}\n`);
  const { cases, failures } = await realtime.run({ appsDir: '', bounded: true, seed: 20_261_126, report });
  expect(failures).toEqual([]);
  expect(cases).toBe(1);
});
