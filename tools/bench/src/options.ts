import { parseArgs } from 'node:util';
import { defaultLoad, type LoadSettings } from './load/phases.ts';

export const sectionNames = ['calls', 'bundles', 'start', 'latency', 'throughput', 'page'] as const;
/** They take minutes, and have figures of their own: `--load`. */
export const loadNames = ['load', 'fairness', 'outage'] as const;
export type SectionName = (typeof sectionNames)[number] | (typeof loadNames)[number];

export interface Options {
  readonly sections: readonly SectionName[];
  readonly format: 'text' | 'json' | 'markdown';
  /** A document whose figures (those of all sections, or those of load) are replaced. */
  readonly into?: { readonly path: string; readonly figures: 'sections' | 'load' };
  readonly load: LoadSettings;
  readonly appsDir: string;
}

/** The command line is wrong; the message says what. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const usage = `usage: npm run bench -- [--load [--minutes n] [--rate n] | --only ${[...sectionNames, ...loadNames].join(',')}] [--json | --markdown] [--into docs/performance.md]`;

const isSection = (name: string): name is SectionName =>
  ([...sectionNames, ...loadNames] as readonly string[]).includes(name);

/** Throws UsageError. */
export function parseOptions(args: readonly string[]): Options {
  const { only, load, minutes, rate, json, markdown, into: path, apps } = parse(args);
  if (load && only !== undefined) throw new UsageError(`either --load or --only; ${usage}`);
  const all = load ? loadNames : sectionNames;
  const sections = only === undefined ? [...all] : only.split(',').map((name) => name.trim());
  const unknown = sections.filter((name) => !isSection(name));
  if (unknown.length > 0) throw new UsageError(`there is no ${unknown.join(', ')}; ${usage}`);
  if (json && markdown) throw new UsageError(`either --json or --markdown; ${usage}`);
  // What is not measured anew would be gone from the document.
  if (only !== undefined && path !== undefined)
    throw new UsageError(`--into takes all figures, not --only some; ${usage}`);
  return {
    sections: sections.filter(isSection),
    format: json ? 'json' : markdown ? 'markdown' : 'text',
    appsDir: apps,
    load: {
      minutes: positive('--minutes', minutes, defaultLoad.minutes),
      rate: positive('--rate', rate, defaultLoad.rate),
    },
    ...(path !== undefined && { into: { path, figures: load ? 'load' : 'sections' } }),
  };
}

function positive(name: string, text: string | undefined, otherwise: number): number {
  const value = text === undefined ? otherwise : Number(text);
  if (!(value > 0 && value < Infinity)) throw new UsageError(`${name} must be a number above 0; ${usage}`);
  return value;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        only: { type: 'string' },
        load: { type: 'boolean', default: false },
        minutes: { type: 'string' },
        rate: { type: 'string' },
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
