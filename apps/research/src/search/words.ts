const words = new Intl.Segmenter('en', { granularity: 'word' });
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Nobody searches for more, and an index must not fill up with what is no word at all. */
const longestWord = 60;

/** The words of a text in any script, in order, as they are written. */
export const wordsOf = (text: string): string[] =>
  [...words.segment(text)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);

/** The sentences of a text, with the white space trimmed. A line break ends one, too. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/\n+/)
    .flatMap((line) => [...sentences.segment(line)].map(({ segment }) => segment.trim()))
    .filter((sentence) => sentence !== '');

/**
 * A word as it is searched for: in lower case, without the accents of Latin, Greek and Cyrillic letters (`giá` is found
 * by `gia`). Marks that are letters of their own, as in Hindi or Thai, stay.
 */
export const folded = (word: string): string =>
  word
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .slice(0, longestWord);

/** Words that say nothing about what a text is about: they are neither indexed nor topics. */
const stopWords: ReadonlySet<string> = new Set(
  `a about above after again all also am an and any are as at be because been before being below between both but by
  can could did do does doing down during each few for from further had has have having he her here hers him his how i
  if in into is it its itself just let may me might more most much must my no nor not now of off often on once only or
  other our ours out over own per same she should so some such than that the their theirs them then there these they
  this those through to too under until up upon us very was we were what when where which while who whom why will with
  would you your yours s t re ve ll d m don doesn isn aren wasn within without usually many`.split(/\s+/),
);

export const isStopWord = (foldedWord: string): boolean => stopWords.has(foldedWord);
