/** `phone`, `phone and email`, `phone, email and bio` */
export const listOf = (names: readonly string[]): string =>
  names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

/** The beginning of a text, at most so many characters; what is cut off is shown by `…`, and no emoji in halves. */
export const shortened = (text: string, most: number): string =>
  text.length <= most
    ? text
    : `${text
        .slice(0, most - 1)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd()}…`;

/** `1 listing`, `12 listings` */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** `0.1432` → `14.3 %` */
export const percent = (share: number): string => `${Math.round(1_000 * share) / 10} %`;
