import { beginningOf } from '../beginning-of.ts';
import { termsOf } from './knowledge-index.ts';
import { sentencesOf } from './words.ts';

/**
 * The part of a text that says most about a question: neighbouring sentences, at most `most` characters. The beginning
 * where none of it matches.
 */
export function bestPassage(text: string, question: string, most: number): string {
  const wanted = new Set(termsOf(question));
  const sentences = sentencesOf(text).map((sentence) => ({ sentence, found: matchesIn(sentence, wanted) }));
  let best = { from: 0, score: 0 };
  for (const from of sentences.keys()) {
    const window = windowFrom(sentences, from, most);
    const different = new Set(window.flatMap(({ found }) => found));
    // The words of a question in one place weigh more than one of them again and again.
    const score = different.size + (sentences[from]?.found.length ?? 0) / 10;
    if (score > best.score) best = { from, score };
  }
  const passage = windowFrom(sentences, best.from, most).map(({ sentence }) => sentence);
  return beginningOf(passage.join(' '), most);
}

interface Sentence {
  readonly sentence: string;
  /** The words of the question that it has. */
  readonly found: readonly string[];
}

/** At least one sentence, and those behind it while there is room. */
function windowFrom(sentences: readonly Sentence[], from: number, most: number): Sentence[] {
  const window: Sentence[] = [];
  let length = 0;
  for (let at = from; at < sentences.length; at += 1) {
    const one = sentences[at];
    if (!one) break;
    length += one.sentence.length + 1;
    if (window.length > 0 && length > most) break;
    window.push(one);
  }
  return window;
}

/** A word counts where it begins with the one that is sought: `cost` finds `costs`. */
const matchesIn = (sentence: string, wanted: ReadonlySet<string>): string[] =>
  termsOf(sentence).flatMap((term) => {
    for (const one of wanted) if (term === one || (one.length >= 3 && term.startsWith(one))) return [one];
    return [];
  });
