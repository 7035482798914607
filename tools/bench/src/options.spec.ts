import { expect, it } from 'vitest';
import { parseOptions, sectionNames, UsageError } from './options.ts';

const load = { minutes: 4, rate: 4 };

it('measures everything but load and prints text, unless told otherwise', () => {
  expect(parseOptions([])).toEqual({ sections: [...sectionNames], format: 'text', appsDir: 'apps', load });
});

it('measures only what is named', () => {
  expect(parseOptions(['--only', 'calls, fairness', '--markdown'])).toEqual({
    sections: ['calls', 'fairness'],
    format: 'markdown',
    appsDir: 'apps',
    load,
  });
});

it('measures load where it is asked to, as long and as much as it is told, into figures of their own', () => {
  const options = parseOptions(['--load', '--minutes', '0.5', '--rate', '2', '--into', 'x.md']);
  expect(options).toMatchObject({
    sections: ['load', 'fairness', 'outage'],
    load: { minutes: 0.5, rate: 2 },
    into: { path: 'x.md', figures: 'load' },
  });
  expect(parseOptions(['--into', 'x.md'])).toMatchObject({ into: { path: 'x.md', figures: 'sections' } });
});

it.each([
  { args: ['--only', 'nothing'] },
  { args: ['--json', '--markdown'] },
  { args: ['--fast'] },
  { args: ['--load', '--only', 'calls'] },
  { args: ['--only', 'calls', '--into', 'x.md'] },
  { args: ['--load', '--minutes', '0'] },
  { args: ['--load', '--rate', 'many'] },
])('refuses $args', ({ args }) => {
  expect(() => parseOptions(args)).toThrow(UsageError);
});
