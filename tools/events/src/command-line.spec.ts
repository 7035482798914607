import { expect, it } from 'vitest';
import { readCommandLine } from './command-line.ts';
import { commands } from './commands.ts';
import { UsageError } from './errors.ts';

const read = (line: string) => readCommandLine(line.split(' ').filter(Boolean), commands);

it.each([
  ['tail', 'tail', []],
  ['dlq list', 'dlq list', []],
  ['dlq redrive one two --yes', 'dlq redrive', ['one', 'two']],
  // Options stand where they like, the value of one is no command.
  ['--stage production dlq --yes redrive one', 'dlq redrive', ['one']],
  ['--json show x', 'show', ['x']],
])('%j asks for %s', (line, name, positionals) => {
  const asked = read(line);
  expect([asked.command?.name, asked.positionals]).toEqual([name, positionals]);
});

it('gives a flag that is not set false, a list that is not given nothing, and the default where there is one', () => {
  expect(read('tail --user ada').values).toMatchObject({
    user: 'ada',
    detail: false,
    source: [],
    json: false,
  });
  expect(read('show x').values).toMatchObject({ limit: '50', after: undefined });
  expect(read('tail --source a --source b').values).toMatchObject({ source: ['a', 'b'] });
});

it.each(['', '--help', 'dlq --help'])('%j asks for help only', (line) => {
  expect(read(line).command).toBeUndefined();
});

it.each([
  ['frob', 'there is no command frob; --help lists them'],
  ['dlq', 'there is no command dlq; there are dlq list, dlq show, dlq redrive, dlq drop'],
  ['dlq frob', 'there is no command dlq frob; there are dlq list, dlq show, dlq redrive, dlq drop'],
  ['tail --frob', "Unknown option '--frob'; see npm run events -- tail --help"],
  ['tail --user', "Option '--user <value>' argument missing; see npm run events -- tail --help"],
  ['--frob', "Unknown option '--frob'; see npm run events -- --help"],
])('%j is refused: %s', (line, message) => {
  expect(() => read(line)).toThrow(new UsageError(message));
});

it('has commands of different names that say what they are in one line', () => {
  for (const { name, summary } of commands) expect(`${name}: ${summary}`).toMatch(/^[a-z ]+: .*\.$/);
  expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length);
});
