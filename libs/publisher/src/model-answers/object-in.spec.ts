import fc from 'fast-check';
import { expect, it } from 'vitest';
import { objectIn } from './object-in.ts';

const piece = { title: 'T', content: 'Text.\n\nMore.' };

it.each([
  ['as it should be', JSON.stringify(piece)],
  ['over several lines', JSON.stringify(piece, null, 2)],
  ['in a fence', `\`\`\`json\n${JSON.stringify(piece)}\n\`\`\``],
  ['in a fence that was cut off', `\`\`\`\n${JSON.stringify(piece)}`],
  ['with line breaks in a string', '{"title": "T", "content": "Text.\n\nMore."}'],
  ['with a comma too many', '{"title":"T","content":"Text.\\n\\nMore.",}'],
  ['that was cut off', '{"title":"T","content":"Text.\\n\\nMore.'],
])('reads an object %s', (_, answer) => expect(objectIn(answer)).toEqual(piece));

it.each(['', 'Text.', '[1]', '"text"', '# Title\n\n{"a":1}', '{'.repeat(3_000)])(
  'finds none in %j',
  (answer) =>
    expect(typeof objectIn(answer) === 'object' ? Object.keys(objectIn(answer) ?? {}) : []).toEqual([]),
);

it('never throws', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void objectIn(`{${text}`)));
});
