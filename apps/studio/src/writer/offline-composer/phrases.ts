/** One clean line: no control characters, no lone surrogates, single spaces. May come out empty. */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
}

/** The first letter as a capital, the rest as its author wrote it. */
export function capitalised(text: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase('en-US') + text.slice(first.length);
}

/** `a`, `a and b`, `a, b, and c` */
export function series(items: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  const last = items.at(-1) ?? '';
  if (items.length < 2) return last;
  if (items.length === 2) return `${items[0] ?? ''} ${conjunction} ${last}`;
  return `${items.slice(0, -1).join(', ')}, ${conjunction} ${last}`;
}

/** In quotation marks: what a user wrote is then grammatical wherever a noun is, whatever its own grammar. */
export const quoted = (text: string): string => `“${text}”`;

/** As a sentence of its own, ended once. */
export const sentence = (text: string): string => (/[.!?…。！？][”")»]?$/u.test(text) ? text : `${text}.`);

/** Without the full stop that some people end a title with. An ellipsis stays. */
export const withoutFullStop = (text: string): string => text.replace(/(?<!\.)\.$/u, '').trimEnd() || text;

/** How many words: stretches between spaces. */
export const wordCount = (text: string): number => text.split(/\s+/u).filter(Boolean).length;

/** Paragraphs, without those that had nothing to say. */
export const paragraphs = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join('\n\n');

/** Sentences in one paragraph, without those that had nothing to say; commas and full stops inside quotation marks. */
export const sentences = (...parts: readonly (string | undefined)[]): string =>
  parts
    .filter((part) => part !== undefined && part !== '')
    .join(' ')
    .replace(/”([,.])/gu, '$1”');
