import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { suites } from './suites.ts';

it('every suite runs whole each night', async () => {
  const workflow = await readFile('../../.github/workflows/nightly-faults.yml', 'utf8');
  const nightly = /suite: \[(.*)\]/.exec(workflow)?.[1]?.split(', ');
  expect(nightly).toEqual(suites.map(({ name }) => name));
  expect(workflow).not.toContain('--bounded');
});
