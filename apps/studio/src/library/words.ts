const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** The words of a text in any script, in order. */
export const wordsOf = (text: string): string[] =>
  [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
