import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** ESLint's rule for it looks past imports of types; a circle of those is one as well to whoever reads. */
it('no file imports itself by way of others, be it for a type', { timeout: 120_000 }, async () => {
  const command = ['depcruise', '--config', '.dependency-cruiser.cjs', 'apps', 'libs', 'tools'];
  const told = await new Promise<string>((resolve) => {
    execFile('npx', command, { cwd: root, encoding: 'utf8' }, (_, stdout, stderr) => {
      resolve(stdout + stderr);
    });
  });
  expect(told).toContain('no dependency violations found');
});
