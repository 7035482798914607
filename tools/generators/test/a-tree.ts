import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { addProjectConfiguration, type Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';

const inWorkspace = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), 'utf8');

/** The services whose rules follow from what they subscribe to: the house's shape. */
export const services = ['studio', 'brand', 'research', 'market', 'user'];

const shared = [
  'apps/console/src/routes.tsx',
  'apps/console/stack/services.ts',
  'libs/event-contracts/src/catalogue.ts',
  'libs/event-contracts/src/index.ts',
  'libs/event-contracts/src/services.ts',
  'libs/publisher/package.json',
  '.github/CODEOWNERS',
];

/** What of the real workspace the generators look at, to be changed without a trace. */
export function aTree(): Tree {
  const tree = createTreeWithEmptyWorkspace({ formatter: 'none' });
  for (const service of [...services, 'realtime']) {
    for (const file of ['src/subscriptions.ts', 'src/rules/index.ts', 'package.json'])
      tree.write(`apps/${service}/${file}`, inWorkspace(`apps/${service}/${file}`));
  }
  for (const path of shared) tree.write(path, inWorkspace(path));
  tree.write('tools/generators/package.json', inWorkspace('tools/generators/package.json'));
  addProjectConfiguration(tree, 'generators', { root: 'tools/generators' });
  return tree;
}

/** The words and signs of a file in the tree, each behind one blank: the tree has no formatter to lay them out. */
export const codeIn = (tree: Tree, path: string): string =>
  (tree.read(path, 'utf8') ?? '').replace(/\s+/g, ' ');
