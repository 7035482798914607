/** Whether a piece has all the words somebody looks for, in its title or its keywords. */
export function matches(
  { title, keywords }: { readonly title: string; readonly keywords: readonly string[] },
  looked: string,
): boolean {
  const text = [title, ...keywords].join(' ').toLowerCase();
  return looked
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
