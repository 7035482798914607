const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** The words of a text in any script, in order. */
export const wordsOf = (text: string): string[] =>
  [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);

/** The first characters of a text, at most so many; an emoji at the end is not cut in half. */
export const beginningOf = (text: string, most: number): string =>
  text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
