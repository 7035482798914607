import { expect, it } from 'vitest';
import { withFigures } from './document.ts';

const begin = '<!-- figures: npm run bench -- --into docs/performance.md -->';
const beginLoad = '<!-- figures: npm run bench -- --load --into docs/performance.md -->';
const end = '<!-- /figures -->';
const document = (sections: string, load: string) =>
  `# Title\n\n${begin}\n\n${sections}\n\n${end}\n\nProse.\n\n${beginLoad}\n\n${load}\n\n${end}\n\nMore prose.\n`;

it('replaces the figures that were measured, and nothing else', () => {
  const before = document('old', 'old load');
  const after = withFigures(before, 'sections', 'new\n');
  expect(after).toBe(document('new', 'old load'));
  expect(withFigures(after, 'load', 'new load\n')).toBe(document('new', 'new load'));
  expect(withFigures(after, 'sections', 'new\n')).toBe(after);
});

it.each([['# Title'], [`# Title\n\n${end}\n\n${begin}\n`]])(
  'refuses a document without markers: %j',
  (text) => {
    expect(() => withFigures(text, 'sections', 'new')).toThrow('has no');
  },
);
