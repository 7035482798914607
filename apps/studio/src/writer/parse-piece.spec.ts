import { maxContent, maxTitle } from '@bayon/event-contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePiece } from './parse-piece.ts';
import { PassingFailure } from './passing-failure.ts';

const parse = (text: string, complete = true) => parsePiece(text, { fallbackTitle: 'The topic', complete });

describe('parsing a piece', () => {
  it.each([
    ['as asked', '# Title\n\nText.', 'Title', 'Text.'],
    ['with decorated titles', '# **“Title”** #\r\n\r\nText.', 'Title', 'Text.'],
    ['without a heading', 'Text.\n\nMore.', 'The topic', 'Text.\n\nMore.'],
    [
      'with a heading of a section only',
      'Text.\n\nMore.\n\nMore.\n\n# Section\n\nMore.',
      'The topic',
      'Text.\n\nMore.\n\nMore.\n\n# Section\n\nMore.',
    ],
    ['in a code fence', '```markdown\n# Title\n\nText.\n```', 'Title', 'Text.'],
    [
      'in a fence after a remark',
      'Sure! Here is your post:\n\n```\n# Title\n\nText.\n```\nEnjoy',
      'Title',
      'Text.',
    ],
    ['in a fence that was cut off', '```md\n# Title\n\nText.', 'Title', 'Text.'],
    [
      'with a code block of its own',
      '# Title\n\nText.\n\n```\ncode\n```',
      'Title',
      'Text.\n\n```\ncode\n```',
    ],
    [
      'between remarks',
      'Certainly!\n\n# Title\n\nText.\n\nLet me know if you’d like any changes!',
      'Title',
      'Text.',
    ],
    ['with a remark and no heading', 'Here’s the post you asked for:\n\nText.', 'The topic', 'Text.'],
    [
      'with a smaller heading',
      '## Title\n\nText.\n\n## Section\n\nMore.',
      'Title',
      'Text.\n\n## Section\n\nMore.',
    ],
    ['with a bold title', '**Title**\n\nText.', 'Title', 'Text.'],
    ['with a bold title behind a remark', 'Sure, here it is:\n\n__Title__\nText.', 'Title', 'Text.'],
    ['with a title by name', 'Title: “Title”\n\nText.', 'Title', 'Text.'],
    ['with both by name', '**Title:** Title\n\n**Content:** Text.', 'Title', 'Text.'],
    ['with a heading that names it', '# Title: A title\n\nText.', 'A title', 'Text.'],
    ['that begins with bold words', '**Open house** on Sunday.', 'The topic', '**Open house** on Sunday.'],
    [
      'with a bold line later',
      'Text.\n\n**Not a title**\n\nMore.',
      'The topic',
      'Text.\n\n**Not a title**\n\nMore.',
    ],
    ['thought about', '<think>Hm.\n# Draft\n</think>\n\n# Title\n\nText.', 'Title', 'Text.'],
    [
      'thought about in a fence',
      '```markdown\n<thinking>Hm.</thinking>\n# Title\n\nText.\n```',
      'Title',
      'Text.',
    ],
    ['thought about behind', '# Title\n\nText.\n\n<reasoning>It is short.</reasoning>', 'Title', 'Text.'],
    ['as JSON', '{"title":"Title","content":"Text.\\n\\nMore."}', 'Title', 'Text.\n\nMore.'],
    [
      'as JSON in a fence, thought about',
      '<think>JSON?</think>\n```json\n{"title":"Title","content":"Text."}\n```',
      'Title',
      'Text.',
    ],
    ['as JSON with a title in the text', '{"content":"# Title\\n\\nText."}', 'Title', 'Text.'],
    ['that has braces', '{Title} is no object.', 'The topic', '{Title} is no object.'],
    [
      'with a call to action that looks like a remark',
      '# Title\n\nLet me know when you visit.',
      'Title',
      'Let me know when you visit.',
    ],
  ])('reads an answer %s', (_case, text, title, content) => {
    expect(parse(text)).toEqual({ title, content });
  });

  it.each([
    '',
    '  \n ',
    '# Title',
    '**Title**',
    '```\n```',
    'Sure, here is your post:',
    '<think>Hm.',
    '<think>\n# Title\n\nText.\n</think>',
    '{"title":"Title","content":" "}',
  ])('finds no text in %j', (text) => {
    expect(() => parse(text)).toThrow(PassingFailure);
  });

  it('ends what was cut off with a whole sentence', () => {
    expect(parse('# T\n\nOne. “Two!” Thr', false).content).toBe('One. “Two!”');
    expect(parse('# T\n\nno end in sight', false).content).toBe('no end in sight');
  });

  it('cuts what is too long at the end of a sentence', () => {
    const { title, content } = parse(
      `# ${'Long title '.repeat(50)}\n\n${'A whole sentence. '.repeat(2_000)}`,
    );
    expect(title.length).toBeLessThanOrEqual(maxTitle);
    expect(title).toMatch(/(?:Long|title)$/u);
    expect(content.length).toBeLessThanOrEqual(maxContent);
    expect(content.length).toBeGreaterThan(maxContent - 100);
    expect(content).toMatch(/A whole sentence\.$/u);
  });

  it('cuts no character in two', () => {
    expect(parse('🏡'.repeat(maxContent)).content).toBe('🏡'.repeat(maxContent / 2));
  });

  it('makes a valid piece of anything that has text', () => {
    const words = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '# ',
        '```\n',
        '\n',
        'Sure!\n',
        '. ',
        '**',
        '<think>',
        '</think>',
        '{"content":"',
        'Title: ',
      ),
    );
    fc.assert(
      fc.property(
        fc.array(words).map((parts) => parts.join('')),
        fc.boolean(),
        (text, complete) => {
          try {
            const { title, content } = parse(text, complete);
            expect(title.trim().length).toBeGreaterThan(0);
            expect(title).not.toMatch(/\n/u);
            expect(content.trim().length).toBeGreaterThan(0);
          } catch (error) {
            if (!(error instanceof PassingFailure)) throw error;
          }
        },
      ),
    );
  });
});
