import { wordsOf } from './words.ts';

/**
 * Flesch reading ease, 0 (hard) to 100 (easy), in whole numbers; 100 for a text without words.
 * 206.835 − 1.015 × words per sentence − 84.6 × syllables per word
 * (R. Flesch, “A new readability yardstick”, Journal of Applied Psychology 32, 1948)
 */
export function readingEase(text: string): number {
  const words = wordsOf(text);
  if (words.length === 0) return 100;
  const sentences = Math.max(
    1,
    text.split(/[.!?…。！？]+(?:\s|$)|\n{2,}/).filter((part) => part.trim() !== '').length,
  );
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  const ease = 206.835 - (1.015 * words.length) / sentences - (84.6 * syllables) / words.length;
  return Math.round(Math.min(100, Math.max(0, ease)));
}

/** An estimate for English: groups of vowels, less a silent final e, at least one. */
function syllablesOf(word: string): number {
  const groups =
    word
      .toLowerCase()
      .replace(/(?<![aeiouy]l)e$/, '')
      .match(/[aeiouyà-ÿ]+/g)?.length ?? 0;
  return Math.max(1, groups);
}
