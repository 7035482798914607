/** The text up to its last finished sentence or line; the text itself where it has no end of one. */
export function upToSentenceEnd(text: string): string {
  const ends = [...text.matchAll(/[.!?…](?:[”’")*_]*)(?=\s|$)|[。！？]|\n/gu)];
  const last = ends.at(-1);
  return last ? text.slice(0, last.index + last[0].length).trimEnd() || text : text;
}

/**
 * Shortens a text to `max` characters at the end of a sentence; where the last one is far back, at a space;
 * where there is none, anywhere but in the middle of a character.
 */
export function cutAtSentence(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max).replace(/[\uD800-\uDBFF]$/u, '');
  const whole = upToSentenceEnd(cut);
  if (whole.length < cut.length && whole.length >= max / 2) return whole;
  const space = cut.search(/\s\S*$/u);
  return (space >= max / 2 ? cut.slice(0, space) : cut).trimEnd();
}
