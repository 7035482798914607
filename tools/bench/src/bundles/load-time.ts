import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { median } from '../report/statistics.ts';

const run = promisify(execFile);
const script = new URL('import-module.ts', import.meta.url).pathname;

/** Milliseconds. */
export interface LoadTime {
  /** Until node runs its first line, and nothing of the module. */
  readonly node: number;
  /** From the import of the module until it is evaluated. */
  readonly module: number;
  /** The same at its fastest: the least that other work on the machine can blur. */
  readonly fastest: number;
}

interface Once {
  readonly node: number;
  readonly module: number;
}

/** The medians of so many fresh processes that import a module in this environment, and nothing else of ours. */
export async function loadTime(
  file: string,
  environment: Readonly<Record<string, string>>,
  rounds: number,
): Promise<LoadTime> {
  const times: Once[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { stdout } = await run(process.execPath, [script, file], { env: { ...environment } });
    times.push(JSON.parse(stdout.slice(stdout.lastIndexOf('{'))) as Once);
  }
  const modules = times.map(({ module }) => module);
  return {
    node: median(times.map(({ node }) => node)),
    module: median(modules),
    fastest: Math.min(...modules),
  };
}
