/** The first characters of a text, at most so many, with an ellipsis where it goes on; no emoji is cut in half. */
export const beginningOf = (text: string, most: number): string =>
  text.length <= most
    ? text
    : `${text
        .slice(0, most - 1)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd()}…`;
