import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';

/** Where the engine's authors publish it, by platform: one command that puts `dynoxide` on the PATH. */
const installs: Readonly<Partial<Record<string, string>>> = {
  darwin: 'brew install nubo-db/tap/dynoxide',
};
const installAnywhere = 'cargo install dynoxide-rs';

/** There is neither an engine for this platform, nor one on the PATH, nor one pointed at. */
export class EngineMissing extends Error {
  override readonly name = 'EngineMissing';

  constructor(packageName: string, platform: string) {
    super(
      `no DynamoDB engine: npm has no ${packageName} here, and there is no dynoxide on the PATH; ` +
        `install it (${installs[platform] ?? installAnywhere}), ` +
        'or set DYNAMODB_ENDPOINT to the address of another engine',
    );
  }
}

/** What the machine has. */
export interface Machine {
  readonly platform?: string;
  readonly arch?: string;
  readonly path?: string | undefined;
}

/** The path of the engine's program: npm's for this platform, else the one on the PATH. Throws `EngineMissing`. */
export function engineBinary({
  platform = process.platform,
  arch = process.arch,
  path = process.env['PATH'],
}: Machine = {}): string {
  const packageName = `@dynoxide/${platform}-${arch}`;
  const program = platform === 'win32' ? 'dynoxide.exe' : 'dynoxide';
  try {
    const manifest = createRequire(import.meta.url).resolve(`${packageName}/package.json`);
    return join(dirname(manifest), program);
  } catch {
    const installed = (path ?? '')
      .split(delimiter)
      .filter((directory) => directory !== '')
      .map((directory) => join(directory, program))
      .find(isExecutable);
    if (installed === undefined) throw new EngineMissing(packageName, platform);
    return installed;
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
