/** A character that a path of the APIs may have. */
const isPlain = (letter: string) => /[A-Za-z0-9.~_-]/.test(letter);

/**
 * An area as it stands in paths. The service makes the same of names and of this: `Green Lake` and `green-lake` are one
 * area, `Zürich` is `Zurich`, and a letter of another script is its code point in hexadecimal.
 */
export const areaPath = (name: string): string =>
  Array.from(name.normalize('NFKD').replaceAll(/\p{Mark}/gu, ''), (letter) =>
    isPlain(letter)
      ? letter
      : /[\p{Letter}\p{Number}]/u.test(letter)
        ? `-${letter.toLowerCase().codePointAt(0)?.toString(16) ?? ''}-`
        : '-',
  )
    .join('')
    .slice(0, 128);
