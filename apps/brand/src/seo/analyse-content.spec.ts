import { seoRecommendation } from '@bayon/event-contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseContent } from './analyse-content.ts';

const good = {
  title: 'Ballard homes: buying your first one',
  keywords: ['Ballard homes'],
  wordCount: 800,
  excerpt: 'Ballard homes move quickly in spring.',
};
const kindsOf = (change: Partial<typeof good>) =>
  analyseContent({ ...good, ...change }).recommendations.map(({ kind }) => kind);

describe('a piece', () => {
  it('with nothing to better has them all', () =>
    expect(analyseContent(good)).toEqual({
      analysis: {
        score: 100,
        titleLength: good.title.length,
        wordCount: 800,
        keywords: [{ keyword: 'Ballard homes', inTitle: true, inExcerpt: 1 }],
      },
      recommendations: [],
    }));

  it.each([
    ['no keywords', { keywords: [] }, ['no-keywords']],
    ['another title', { title: 'Buying a first home in the spring' }, ['title-keyword']],
    ['part of the keyword only', { title: 'Ballard homestead: buying your first' }, ['title-keyword']],
    ['another beginning', { excerpt: '' }, ['excerpt-keyword']],
    ['a title of 29', { title: 'Ballard homes'.padEnd(29, '!') }, ['title-short']],
    ['a title of 30', { title: 'Ballard homes'.padEnd(30, '!') }, []],
    ['a title of 60', { title: 'Ballard homes'.padEnd(60, '!') }, []],
    ['a title of 61', { title: 'Ballard homes'.padEnd(61, '!') }, ['title-long']],
    ['no words', { wordCount: 0 }, ['thin-content']],
    ['299 words', { wordCount: 299 }, ['thin-content']],
    ['300 words', { wordCount: 300 }, ['longer-content']],
    ['799 words', { wordCount: 799 }, ['longer-content']],
    ['the keyword again and again', { excerpt: 'Ballard homes, '.repeat(4) }, ['keyword-stuffing']],
    ['the keyword thrice', { excerpt: 'Ballard homes, '.repeat(3) }, []],
    ['a keyword of no letters', { keywords: ['🏠'], title: `${good.title} 🏠`, excerpt: '🏠' }, []],
  ])('with %s', (_, change, kinds) => expect(kindsOf(change)).toEqual(kinds));

  it('has a score from 0 to 100 and advice within its contract, whatever it is', () => {
    const text = (maxLength: number) => fc.string({ unit: 'binary', maxLength });
    const request = fc.record({
      title: text(300),
      keywords: fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }), { maxLength: 20 }),
      wordCount: fc.nat(),
      excerpt: text(2_000),
    });
    fc.assert(
      fc.property(request, (one) => {
        const { analysis, recommendations } = analyseContent(one);
        expect(analysis.score).toBeGreaterThanOrEqual(0);
        expect(analysis.score).toBeLessThanOrEqual(100);
        for (const each of recommendations) expect(seoRecommendation.parse(each)).toEqual(each);
      }),
    );
  });
});
