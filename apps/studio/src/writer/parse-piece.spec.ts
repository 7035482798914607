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
      'with a call to action that looks like a remark',
      '# Title\n\nLet me know when you visit.',
      'Title',
      'Let me know when you visit.',
    ],
  ])('reads an answer %s', (_case, text, title, content) => {
    expect(parse(text)).toEqual({ title, content });
  });

  it.each(['', '  \n ', '# Title', '```\n```', 'Sure, here is your post:'])('finds no text in %j', (text) => {
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
      fc.constantFrom('# ', '```\n', '\n', 'Sure!\n', '. '),
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
