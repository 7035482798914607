/** Whether a text matches an IAM pattern, in which `*` stands for any text and `?` for any one character. */
export function wildcard(pattern: string, flags = 's'): (text: string) => boolean {
  const source = pattern
    .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const expression = new RegExp(`^${source}$`, flags);
  return (text) => expression.test(text);
}
