import { parseArgs } from 'node:util';

export const sectionNames = ['calls', 'bundles', 'start', 'latency', 'throughput'] as const;
export type SectionName = (typeof sectionNames)[number];

export interface Options {
  readonly sections: readonly SectionName[];
  readonly format: 'text' | 'json' | 'markdown';
  /** A document whose figures are replaced. */
  readonly into?: string;
  readonly appsDir: string;
}

/** The command line is wrong; the message says what. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const usage = `usage: npm run bench -- [--only ${sectionNames.join(',')}] [--json | --markdown] [--into docs/performance.md]`;

const isSection = (name: string): name is SectionName => (sectionNames as readonly string[]).includes(name);

/** Throws UsageError. */
export function parseOptions(args: readonly string[]): Options {
  const { only, json, markdown, into, apps } = parse(args);
  const sections = only === undefined ? [...sectionNames] : only.split(',').map((name) => name.trim());
  const unknown = sections.filter((name) => !isSection(name));
  if (unknown.length > 0) throw new UsageError(`there is no ${unknown.join(', ')}; ${usage}`);
  if (json && markdown) throw new UsageError(`either --json or --markdown; ${usage}`);
  const format = json ? 'json' : markdown ? 'markdown' : 'text';
  return { sections: sections.filter(isSection), format, appsDir: apps, ...(into !== undefined && { into }) };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        only: { type: 'string' },
        json: { type: 'boolean', default: false },
        markdown: { type: 'boolean', default: false },
        into: { type: 'string' },
        apps: { type: 'string', default: 'apps' },
      },
    }).values;
  } catch (cause) {
    throw new UsageError(`${cause instanceof Error ? cause.message : String(cause)}; ${usage}`, { cause });
  }
}
