import { expect, it } from 'vitest';
import { withFigures } from './document.ts';

const begin = '<!-- figures: npm run bench -- --into docs/performance.md -->';

it('replaces what stands between the markers, and nothing else', () => {
  const document = `# Title\n\n${begin}\n\nold\n\n<!-- /figures -->\n\nProse.\n`;
  const expected = `# Title\n\n${begin}\n\nnew\n\n<!-- /figures -->\n\nProse.\n`;
  expect(withFigures(document, 'new\n')).toBe(expected);
  expect(withFigures(expected, 'new\n')).toBe(expected);
});

it('refuses a document without markers', () => {
  expect(() => withFigures('# Title', 'new')).toThrow('has no');
});
