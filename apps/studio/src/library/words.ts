/** Made when it is needed: it loads the language data, which every start would pay for. */
let segmenter: Intl.Segmenter | undefined;

/** The words of a text in any script, in order. */
export const wordsOf = (text: string): string[] => {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'word' });
  return [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
};

/** The first characters of a text, at most so many; an emoji at the end is not cut in half. */
export const beginningOf = (text: string, most: number): string =>
  text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
