import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const original = fileURLToPath(new URL('../../..', import.meta.url));

/** What a new service needs around it: not the other services, nor the tools that drive them. */
const projects = [
  'libs/event-contracts',
  'libs/publisher',
  'apps/platform',
  'tools/dynamodb-engine',
  'tools/generators',
  'tools/local-cloud',
  'tools/site',
  'tools/service-testing',
  'tools/topology',
];
const made = new Set(['node_modules', '.serverless', '.esbuild', '.nx', '.local', 'coverage', '.git']);

/** A workspace to write into, which shares the installed packages with the original. */
export interface WorkspaceCopy {
  readonly root: string;
  dispose(): void;
}

export function copyWorkspace(): WorkspaceCopy {
  // Its real path: vite and esbuild tell what is the workspace's own by it.
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'generators-')));
  const filesAtRoot = readdirSync(original, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
  // Of the page, only where services are named.
  for (const path of [...filesAtRoot, '.github', 'docs', 'apps/console/stack/services.ts', ...projects]) {
    const filter = (source: string) => !made.has(basename(source));
    cpSync(join(original, path), join(root, path), { recursive: true, filter });
  }
  linkPackages('node_modules', root);
  // What npm could not hoist.
  for (const project of projects) linkPackages(join(project, 'node_modules'), root);
  return { root, dispose: () => rmSync(root, { recursive: true, force: true, maxRetries: 5 }) };
}

/** The installed packages as links, the workspace's own ones (`@bayon/…`) into the copy: as `npm install` does it. */
function linkPackages(folder: string, root: string): void {
  for (const name of entriesOf(join(original, folder))) {
    if (name === '@bayon' || (name.startsWith('.') && name !== '.bin')) continue;
    mkdirSync(join(root, folder), { recursive: true });
    symlinkSync(join(original, folder, name), join(root, folder, name));
  }
  if (folder !== 'node_modules') return;
  mkdirSync(join(root, folder, '@bayon'));
  for (const project of projects) {
    const { name } = packageIn(join(root, project));
    symlinkSync(join(root, project), join(root, folder, name));
  }
}

const packageIn = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly name: string };

const entriesOf = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);
