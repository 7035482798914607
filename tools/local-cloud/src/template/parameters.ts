import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartupError } from '../ports.ts';
import { environmentName, type Parameters } from './dynamic-references.ts';
import { isRecord } from './shapes.ts';

/**
 * The parameters and secrets of this machine: `parameters.json` of the data directory (`{ "/name": "value" }`, a
 * secret with several keys as an object), or an environment variable, which wins.
 */
export function localParameters(dataDir: string, environment: NodeJS.ProcessEnv = process.env): Parameters {
  const path = join(dataDir, 'parameters.json');
  const stored = existsSync(path) ? readParameters(path) : {};
  return (name) => environment[environmentName(name)] ?? stored[name];
}

function readParameters(path: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (isRecord(parsed)) return parsed;
  } catch (cause) {
    throw new StartupError(`${path} cannot be read: ${String(cause)}`, { cause });
  }
  throw new StartupError(`${path} is not an object of names and values`);
}
