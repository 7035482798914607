import { folded, isStopWord, sentencesOf, wordsOf } from './words.ts';

const maxWordsOfTopic = 3;
const longestTopic = 80;

/**
 * What some texts are about, in the manner of RAKE (Rose et al., 2010): stop words cut a text into phrases; a word
 * weighs more the longer the phrases it occurs in, a phrase as much as its words, the more often it comes. The same
 * texts always give the same topics.
 */
export function keyTopics(texts: readonly string[], most: number): string[] {
  const phrases = texts.flatMap(sentencesOf).flatMap(phrasesOf);
  const frequency = new Map<string, number>();
  const degree = new Map<string, number>();
  const occurrences = new Map<string, { readonly phrase: readonly string[]; count: number }>();
  for (const phrase of phrases) {
    for (const word of phrase) {
      frequency.set(word, (frequency.get(word) ?? 0) + 1);
      degree.set(word, (degree.get(word) ?? 0) + phrase.length);
    }
    const name = phrase.join(' ');
    const known = occurrences.get(name) ?? { phrase, count: 0 };
    known.count += 1;
    occurrences.set(name, known);
  }
  const weight = (word: string) => (degree.get(word) ?? 0) / (frequency.get(word) ?? 1);
  const scored = [...occurrences].map(([name, { phrase, count }]) => ({
    name,
    score: phrase.reduce((sum, word) => sum + weight(word), 0) * count,
  }));
  scored.sort((one, other) => other.score - one.score || (one.name < other.name ? -1 : 1));
  return withoutParts(scored.map(({ name }) => name)).slice(0, most);
}

/** Runs of words between stop words, numbers and marks. Longer runs are cut: nobody calls a topic by six words. */
function phrasesOf(sentence: string): string[][] {
  const phrases: string[][] = [];
  // A comma, a bracket or a dash ends a phrase as a stop word does; a hyphen within a word does not.
  for (const clause of sentence.split(/[^\p{L}\p{M}\p{N}\s'’-]+|\s-+\s/u)) {
    let phrase: string[] = [];
    for (const word of [...wordsOf(clause).map((one) => one.toLowerCase()), '']) {
      const ends = word === '' || isStopWord(folded(word)) || !/\p{L}{2}/u.test(word);
      if (!ends) phrase.push(word);
      if (phrase.length > 0 && (ends || phrase.length === maxWordsOfTopic)) {
        if (phrase.join(' ').length <= longestTopic) phrases.push(phrase);
        phrase = [];
      }
    }
  }
  return phrases;
}

/** `escrow` says nothing more beside `escrow fee`. */
const withoutParts = (names: readonly string[]): string[] =>
  names.reduce<string[]>(
    (kept, name) => (kept.some((one) => ` ${one} `.includes(` ${name} `)) ? kept : [...kept, name]),
    [],
  );
