import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { unzipSync } from 'fflate';
import { StartupError } from '../ports.ts';
import type { FunctionDefinition } from './function-definition.ts';

/** The unpacked code of a function. */
export interface FunctionCode {
  /** The directory that is `/var/task` in Lambda. */
  readonly taskRoot: string;
  /** The handler's file, relative to `taskRoot`: `src/processor.mjs` */
  readonly file: string;
  /** `handler`, or `nested.handler` */
  readonly exportName: string;
}

/** In Lambda's own order. */
const extensions = ['.js', '.mjs', '.cjs'];

/**
 * Unpacks a packaged function to `<directory>/<name>/<sha256 of the zip>` and removes what was unpacked of it before.
 * The same package is not unpacked twice.
 *
 * @throws StartupError when the zip or the handler's file is missing
 */
export async function installCode(
  definition: FunctionDefinition,
  zip: string,
  directory: string,
): Promise<FunctionCode> {
  const packed = await readFile(zip).catch((error: unknown) => {
    throw new StartupError(`The package of the function ${definition.name} cannot be read: ${zip}`, {
      cause: error,
    });
  });
  const home = join(directory, definition.name);
  const hash = createHash('sha256').update(packed).digest('hex');
  const taskRoot = join(home, hash);
  await mkdir(home, { recursive: true });
  // The nearest package.json decides whether a .js file is a module; in Lambda there is none above /var/task.
  await writeFile(join(directory, 'package.json'), '{}\n');
  for (const stale of await readdir(home))
    if (stale !== hash) await rm(join(home, stale), { recursive: true, force: true });
  if (!existsSync(taskRoot)) await unpack(packed, taskRoot, zip);

  const { path, exportName } = parseHandler(definition.handler);
  const file = extensions
    .map((extension) => path + extension)
    .find((candidate) => existsSync(join(taskRoot, candidate)));
  if (file === undefined)
    throw new StartupError(
      `The function ${definition.name} has the handler ${definition.handler}, but ${zip} holds no ${path}.js, .mjs or .cjs.`,
    );
  return { taskRoot, file, exportName };
}

/** `src/processor.nested.handler` → `src/processor` and `nested.handler` */
export function parseHandler(handler: string): { path: string; exportName: string } {
  const [base = '', ...exported] = posix.basename(handler).split('.');
  return { path: posix.join(posix.dirname(handler), base), exportName: exported.join('.') };
}

/** Through a temporary directory: one that has its final name is complete, even after a kill. */
async function unpack(packed: Uint8Array, taskRoot: string, zip: string): Promise<void> {
  const temporary = await mkdtemp(`${taskRoot}-`);
  for (const [path, content] of Object.entries(unzipSync(packed))) {
    const target = join(temporary, path);
    if (!target.startsWith(join(temporary, '/')))
      throw new StartupError(`${zip} holds a file outside of its root: ${path}`);
    if (path.endsWith('/')) continue;
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
  }
  await rename(temporary, taskRoot);
}
