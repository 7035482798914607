import { parseArgs } from 'node:util';
import { suites } from './suites.ts';
import type { Suite, SuiteOptions } from './suite.ts';

export interface Options extends Omit<SuiteOptions, 'report'> {
  readonly suites: readonly Suite[];
  readonly json: boolean;
  readonly help: boolean;
}

/** The command line is wrong; the message says what. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const usage = () =>
  [
    'usage: npm run faults -- [--only <suite>,…] [--case <part of a name>] [--seed n] [--minutes n] [--bounded] [--json]',
    ...suites.map(({ name, summary }) => `  ${name.padEnd(16)}${summary}`),
  ].join('\n');

/** Throws UsageError. */
export function parseOptions(args: readonly string[]): Options {
  const values = parse(args);
  const names = values.only?.split(',').map((name) => name.trim());
  const unknown = names?.filter((name) => !suites.some((suite) => suite.name === name)) ?? [];
  if (unknown.length > 0) throw new UsageError(`there is no suite ${unknown.join(', ')}\n${usage()}`);
  const minutes = values.minutes === undefined ? undefined : numberOf('--minutes', values.minutes);
  return {
    suites: suites.filter(({ name }) => names?.includes(name) ?? true),
    // A new one each time, so that the runs of many days search more than one run; it is printed.
    seed: values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : numberOf('--seed', values.seed),
    bounded: values.bounded,
    json: values.json,
    help: values.help,
    appsDir: values.apps,
    ...(values.case !== undefined && { only: values.case }),
    ...(minutes !== undefined && { minutes }),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        only: { type: 'string' },
        case: { type: 'string' },
        seed: { type: 'string' },
        minutes: { type: 'string' },
        bounded: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
        apps: { type: 'string', default: 'apps' },
      },
    }).values;
  } catch (cause) {
    throw new UsageError(`${cause instanceof Error ? cause.message : String(cause)}\n${usage()}`, { cause });
  }
}

function numberOf(option: string, text: string): number {
  const number = Number(text);
  if (text.trim() !== '' && Number.isFinite(number) && number >= 0) return number;
  throw new UsageError(`${option} is no number: ${text}\n${usage()}`);
}
