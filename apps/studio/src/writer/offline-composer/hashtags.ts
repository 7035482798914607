/** More than this reads as noise, and search by hashtag gains nothing. */
const maxTags = 8;
const maxTagCharacters = 40;

function hashtag(keyword: string): string | undefined {
  const words = keyword.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const tag = words
    .map((word) => {
      const [first = ''] = word;
      return first.toLocaleUpperCase('en-US') + word.slice(first.length);
    })
    .join('');
  // A tag of digits alone is no hashtag on any platform.
  return /\p{L}/u.test(tag) && tag.length <= maxTagCharacters ? `#${tag}` : undefined;
}

/** `['Ballard homes']` → `['#BallardHomes']`: each once, without what cannot be one. */
export function hashtags(keywords: readonly string[]): string[] {
  const byName = new Map<string, string>();
  for (const keyword of keywords) {
    const tag = hashtag(keyword);
    if (tag !== undefined && !byName.has(tag.toLowerCase())) byName.set(tag.toLowerCase(), tag);
  }
  return [...byName.values()].slice(0, maxTags);
}
