import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const root = new URL('../../../', import.meta.url).pathname;

const bench = await mkdtemp(join(tmpdir(), 'bayon-client-'));

/** Of what Nx and Vitest tell their children about this very run, a command in another project is to know nothing. */
const environment = {
  PATH: [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
  HOME: process.env['HOME'],
  NX_DAEMON: 'false',
  // Nothing comes from what this machine happens to have.
  npm_config_cache: join(bench, 'cache'),
};

/** Where the workspace has an installed command. */
export const installedCommand = (name: string): string => join(root, 'node_modules/.bin', name);

/** Runs a command to its end. @returns what it said @throws what it said, where it failed */
export async function run(folder: string, command: string, ...args: readonly string[]): Promise<string> {
  try {
    const options = { cwd: folder, env: environment, maxBuffer: 2 ** 24 };
    return (await promisify(execFile)(command, args, options)).stdout;
  } catch (cause) {
    const { stdout = '', stderr = '' } = cause as { readonly stdout?: string; readonly stderr?: string };
    throw new Error(`${command} ${args.join(' ')}:\n${stdout}\n${stderr}`, { cause });
  }
}

/** A package as npm packs it. */
export interface Packed {
  readonly tarball: string;
  /** Paths in it. */
  readonly files: readonly string[];
}

const folder = () => mkdtemp(join(bench, 'at-'));

/** Removes all that was packed and installed here. */
export const clearBench = () => rm(bench, { recursive: true, force: true });

async function pack(from: string): Promise<Packed> {
  const into = await folder();
  // npm's own scripts in between would say what is no JSON.
  const said = await run(root, 'npm', 'pack', from, '--pack-destination', into, '--json', '--ignore-scripts');
  const [packed] = JSON.parse(said) as [{ filename: string; files: { path: string }[] }];
  return { tarball: join(into, packed.filename), files: packed.files.map(({ path }) => path) };
}

/** Builds the library as it is published, and packs it. */
export async function packClient(): Promise<Packed> {
  await run(root, 'nx', 'build', 'client', '--outputStyle=static');
  return pack('./libs/client');
}

/**
 * An empty project in which packages are installed, without a network: what is not given here, and what it depends on,
 * is packed from the workspace.
 */
export async function projectWith(
  tarballs: readonly string[],
  names: readonly string[],
  files: Readonly<Record<string, string>>,
): Promise<string> {
  const project = await folder();
  const others = await Promise.all(names.map((name) => pack(`./node_modules/${name}`)));
  const all = { 'package.json': '{"private":true,"type":"module"}', ...files };
  for (const [name, text] of Object.entries(all)) await writeFile(join(project, name), text);
  const given = [...tarballs, ...others.map(({ tarball }) => tarball)];
  await run(project, 'npm', 'install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', ...given);
  return project;
}
