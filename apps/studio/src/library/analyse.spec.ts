import { contentTypes } from '@bayon/event-contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from './analyse.ts';
import { readingEase } from './reading-ease.ts';

const plain = 'The house is warm and light. We like it a lot. ';
const text = (
  content: string,
  keywords: string[] = [],
  contentType = contentTypes[0] as (typeof contentTypes)[number],
) => ({
  contentType,
  title: 'A title',
  content,
  keywords,
});
const kinds = (...of: Parameters<typeof text>) => analyse(text(...of)).suggestions.map(({ kind }) => kind);

describe('an analysis', () => {
  const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.lorem({ maxCount: 400 }));

  it('scores any text from 0 to 100, in whole numbers, with densities from 0 to 100', () => {
    const input = fc.tuple(anyText, fc.array(anyText, { maxLength: 30 }), fc.constantFrom(...contentTypes));
    fc.assert(
      fc.property(input, (given) => {
        const { score, readability, keywordDensityPercent } = analyse(text(...given));
        for (const number of [score, readability, ...Object.values(keywordDensityPercent)]) {
          expect(number).toBeGreaterThanOrEqual(0);
          expect(number).toBeLessThanOrEqual(100);
        }
        expect(Number.isInteger(score) && Number.isInteger(readability)).toBe(true);
      }),
    );
  });

  it('finds nothing to say about a good text', () => {
    const post = `# The house\n\n${plain.repeat(40)}\n\nCall me.`;
    expect(analyse(text(post, ['call me']))).toMatchObject({ score: 100, suggestions: [], wordCount: 444 });
  });

  it('says all that it finds of an empty one', () => {
    expect(analyse(text('', ['Ballard homes']))).toMatchObject({
      score: 50,
      readability: 100,
      wordCount: 0,
      keywordDensityPercent: { 'Ballard homes': 0 },
    });
    expect(kinds('', ['Ballard homes'])).toEqual(['length', 'keywords', 'call-to-action', 'headings']);
  });

  it('does not fall below 0', () => {
    const keywords = Array.from({ length: 20 }, (_, n) => `keyword ${n}`);
    expect(analyse(text('Incomprehensibility.', keywords)).score).toBe(0);
  });

  it.each([
    ['one word short', 14, ['length']],
    ['just long enough', 15, []],
    ['as long as is good', 150, []],
    ['one word too long', 151, ['length']],
  ])('looks at the length for its type: %s', (_, words, found) => {
    expect(
      kinds(
        `${'we go. '
          .repeat(words)
          .split(' ')
          .slice(0, words - 2)
          .join(' ')} Call me.`,
        [],
        'social-media',
      ),
    ).toEqual(found);
  });

  it.each(['Call me', 'let’s talk', "LET'S TALK", 'Sign up today', 'ask'])(
    'hears %j as a call to action',
    (call) => {
      expect(kinds(`So. ${call}.`)).not.toContain('call-to-action');
    },
  );

  it('hears none in a longer word', () => {
    expect(kinds('Recalled, basking.')).toContain('call-to-action');
  });

  it('wants headings only where a text is long, and takes none in the middle of a line', () => {
    expect(kinds('no # heading')).toContain('headings');
    expect(kinds('text\n## Heading')).not.toContain('headings');
    expect(kinds('no heading', [], 'video-script')).not.toContain('headings');
  });
});

describe('keyword density', () => {
  const density = (content: string, keyword: string) =>
    analyse(text(content, [keyword])).keywordDensityPercent[keyword];

  it.each([
    ['a word', 'home', 'My home is your home', 40],
    ['not a longer word that begins with it', 'car', 'I care', 0],
    ['a phrase with all its words', 'Ballard homes', 'See Ballard homes here', 50],
    ['a phrase over punctuation', 'first-time buyer', 'The first time buyer!', 75],
    ['whatever the case', 'BALLARD', 'ballard', 100],
    ['once where it overlaps itself', 'a a', 'a a a', 66.7],
    ['adjacent ones each', 'a', 'a a a', 100],
    ['in any script', 'Chủ nhật', 'Chủ nhật này', 66.7],
    ['nothing where there is no word in it', '🏡', 'A 🏡', 0],
    ['what is also a property of every object', 'constructor', 'the constructor', 50],
  ])('counts %s', (_, keyword, content, percent) => {
    expect(density(content, keyword)).toBe(percent);
  });

  it('calls it stuffing above 4 % of a text that is not short', () => {
    const stuffed = (words: number) => kinds(`home home home ${'so it is '.repeat(words / 3)}`, ['home']);
    expect(stuffed(60)).toContain('keywords');
    expect(stuffed(30)).not.toContain('keywords');
    expect(stuffed(90)).not.toContain('keywords');
  });
});

describe('reading ease', () => {
  it.each([
    ['no text at all', '', 100],
    ['only signs', '?! … 🏡', 100],
    ['the plainest text, not above 100', 'We go. I am.', 100],
    ['the hardest, not below 0', 'Incomprehensibility institutionalization', 0],
    // 206.835 − 1.015 × 6 − 84.6 × 8 / 6
    ['what Flesch’s formula says', 'The agent will visit the house.', 88],
  ])('of %s', (_, given, ease) => {
    expect(readingEase(given)).toBe(ease);
  });

  it('falls with longer sentences and with longer words', () => {
    expect(readingEase('The agency is near the water. The families are older.')).toBeGreaterThan(
      readingEase('The agency is near the water and the families are older.'),
    );
    expect(readingEase('Residential neighborhoods appreciate.')).toBeLessThan(
      readingEase('Good streets gain worth.'),
    );
  });
});
