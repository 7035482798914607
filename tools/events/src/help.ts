import { everywhere, type Command, type Options } from './command.ts';

/** The list of all commands. */
export function helpOf(commands: readonly Command[]): readonly string[] {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    'usage: npm run events -- <command> [options]',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    ...optionLines(everywhere),
    '',
    'Exit codes: 0 fine, 1 failed or found something wrong, 2 usage, 3 cannot reach or not let in, 130 interrupted.',
  ];
}

/** What one command takes. */
export const helpOfOne = ({ name, usage, summary, notes = [], options }: Command): readonly string[] => [
  `usage: npm run events -- ${[name, usage].join(' ').trim()}`,
  '',
  summary,
  '',
  ...optionLines({ ...options, ...everywhere }),
  ...(notes.length > 0 ? ['', ...notes] : []),
];

function optionLines(options: Options): readonly string[] {
  const rows = Object.entries(options).map(([name, { value, help, default: standard, multiple }]) => ({
    left: `--${name}${value === undefined ? '' : ` <${value}>`}`,
    right: `${help}${standard === undefined ? '' : ` (${standard})`}${multiple ? '; may be given again' : ''}`,
  }));
  const width = Math.max(...rows.map(({ left }) => left.length));
  return rows.map(({ left, right }) => `  ${left.padEnd(width)}  ${right}`);
}
