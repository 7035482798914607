import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** There is neither an engine for this platform nor one pointed at. */
export class EngineMissing extends Error {
  override readonly name = 'EngineMissing';

  constructor(packageName: string) {
    super(
      `no DynamoDB engine: the package ${packageName} is not installed; run npm install, or set DYNAMODB_ENDPOINT to the address of another engine`,
    );
  }
}

/** The path of the engine's program for this platform. Throws `EngineMissing`. */
export function engineBinary(platform: string = process.platform, arch: string = process.arch): string {
  const packageName = `@dynoxide/${platform}-${arch}`;
  try {
    const manifest = createRequire(import.meta.url).resolve(`${packageName}/package.json`);
    return join(dirname(manifest), 'dynoxide');
  } catch {
    throw new EngineMissing(packageName);
  }
}
