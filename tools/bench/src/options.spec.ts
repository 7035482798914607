import { expect, it } from 'vitest';
import { parseOptions, sectionNames, UsageError } from './options.ts';

it('measures everything and prints text, unless told otherwise', () => {
  expect(parseOptions([])).toEqual({ sections: [...sectionNames], format: 'text', appsDir: 'apps' });
});

it('measures only what is named', () => {
  expect(parseOptions(['--only', 'calls, latency', '--markdown', '--into', 'x.md'])).toEqual({
    sections: ['calls', 'latency'],
    format: 'markdown',
    into: 'x.md',
    appsDir: 'apps',
  });
});

it.each([{ args: ['--only', 'nothing'] }, { args: ['--json', '--markdown'] }, { args: ['--fast'] }])(
  'refuses $args',
  ({ args }) => {
    expect(() => parseOptions(args)).toThrow(UsageError);
  },
);
