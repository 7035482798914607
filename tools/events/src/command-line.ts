import { parseArgs } from 'node:util';
import { everywhere, type Command, type Options, type ValuesOf } from './command.ts';
import { UsageError } from './errors.ts';

/** What the words of a command line ask for. */
export interface Asked {
  /** None where only help was asked for. */
  readonly command: Command | undefined;
  readonly options: ValuesOf<typeof everywhere>;
  /** Of the command's own options. */
  readonly values: ValuesOf<Options>;
  readonly positionals: readonly string[];
}

/**
 * Finds the command and reads its options, wherever they stand.
 *
 * @throws UsageError
 */
export function readCommandLine(words: readonly string[], commands: readonly Command[]): Asked {
  const command = findCommand(words, commands);
  const { values, positionals } = parse(words, { ...command?.options, ...everywhere }, command?.name);
  const options = values as unknown as Asked['options'];
  if (!command && positionals.length > 0 && !(options.help && familyOf(positionals, commands).length > 0))
    throw new UsageError(complaintAbout(positionals, commands));
  const named = command ? command.name.split(' ').length : 0;
  return { command, options, values, positionals: positionals.slice(named) };
}

/** The commands whose names begin with the first word: those of `dlq`. */
export const familyOf = ([first = '']: readonly string[], commands: readonly Command[]): readonly Command[] =>
  commands.filter(({ name }) => name.startsWith(`${first} `));

function complaintAbout(positionals: readonly string[], commands: readonly Command[]): string {
  const asked = positionals.slice(0, 2).join(' ');
  const family = familyOf(positionals, commands).map(({ name }) => name);
  return `there is no command ${asked}; ${family.length > 0 ? `there are ${family.join(', ')}` : '--help lists them'}`;
}

/** The command whose name the first words that are no options spell; `dlq list` before `dlq`. */
function findCommand(words: readonly string[], commands: readonly Command[]): Command | undefined {
  // Only with every option known is the value of one (`--stage production`) told from a command.
  const known = Object.fromEntries(
    [...commands, { options: everywhere }].flatMap(({ options }) => Object.entries(options)),
  );
  const { positionals } = parseArgs({
    args: [...words],
    options: known,
    allowPositionals: true,
    strict: false,
  });
  const named = (count: number) =>
    commands.find(({ name }) => name === positionals.slice(0, count).join(' '));
  return named(2) ?? named(1);
}

function parse(words: readonly string[], options: Options, name = '') {
  try {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
    const all = Object.entries(options).map(([option, { type, multiple }]) => [
      option,
      values[option] ?? (type === 'boolean' ? false : multiple ? [] : undefined),
    ]);
    return { values: Object.fromEntries(all) as ValuesOf<Options>, positionals };
  } catch (cause) {
    // parseArgs explains in several sentences; the first says what is wrong.
    const [what = ''] = (cause instanceof Error ? cause.message : String(cause)).split('. ');
    throw new UsageError(`${what}; see npm run events -- ${name} --help`.replace('  ', ' '), { cause });
  }
}
