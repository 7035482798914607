import type { Aws } from './aws.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Output } from './output.ts';

/** An option as `parseArgs` of node:util takes it, and what `--help` says of it. */
export interface Option {
  readonly type: 'string' | 'boolean';
  /** May be given more than once. */
  readonly multiple?: true;
  readonly default?: string;
  /** How `--help` calls its value: `n`. */
  readonly value?: string;
  readonly help: string;
}

export type Options = Readonly<Record<string, Option>>;

type ValueOf<O extends Option> = O extends { readonly type: 'boolean' }
  ? boolean
  : O extends { readonly multiple: true }
    ? readonly string[]
    : O extends { readonly default: string }
      ? string
      : string | undefined;

/** The values of options: a flag that is not given is false, a list that is not given is empty. */
export type ValuesOf<O extends Options> = string extends keyof O
  ? Readonly<Record<string, string | boolean | readonly string[] | undefined>>
  : { readonly [Name in keyof O]: ValueOf<O[Name]> };

/** What every command is given. */
export interface Context {
  /** `local`, `production` */
  readonly stage: string;
  readonly aws: Aws;
  readonly output: Output;
  /** `--dry-run`: say what would be done, and change nothing. False for commands without that option. */
  readonly dryRun: boolean;
  /**
   * Asks on the terminal; `--yes` answers. False is a person's no.
   *
   * @throws UsageError where there is nobody to ask
   */
  confirm(question: string): Promise<boolean>;
  /**
   * Aborted on SIGINT, SIGTERM and when nobody reads our output; the reason is `Interrupted` or `ReaderGone`, and to
   * throw it ends the command as it should. What a command must put away, it puts away without this signal.
   */
  readonly signal: AbortSignal;
}

/** One command: one file, one entry in `commands.ts`. */
export interface Command<O extends Options = Options> {
  /** `tail`, or `dlq list` */
  readonly name: string;
  /** What stands behind the name: `<messageId|eventId> [--detail]` */
  readonly usage: string;
  /** One line. */
  readonly summary: string;
  /** What `--help` adds: lines about exit codes and examples. */
  readonly notes?: readonly string[];
  readonly options: O;
  /** @throws UsageError, OperationFailed, the signal's reason, and what AWS answers */
  run(context: Context, values: ValuesOf<O>, positionals: readonly string[]): Promise<ExitCode>;
}

/** Types a command's values by its own options. */
export const defineCommand = <const O extends Options>(command: Command<O>): Command<O> => command;

/** The options of a command that changes something. */
export const changing = {
  'dry-run': { type: 'boolean', help: 'say what would be done, and change nothing' },
  yes: { type: 'boolean', help: 'do not ask' },
} as const satisfies Options;

/** The options that every command has. */
export const everywhere = {
  stage: { type: 'string', value: 'stage', help: 'which deployment; STAGE, or local, if not given' },
  json: { type: 'boolean', help: 'answer in JSON (one document; a line for each of a stream)' },
  help: { type: 'boolean', help: 'say what the command takes' },
} as const satisfies Options;
