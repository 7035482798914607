/** `1 price was`, `1,234 prices were`: a number with the words that go with it. */
export const countOf = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
