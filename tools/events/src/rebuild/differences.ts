/** Where two items differ. */
export interface Difference {
  /** From the item's root: `analytics.byType.blog-post`, `findings[2].score`. */
  readonly path: string;
  /** Absent on the side that has none. */
  readonly live?: unknown;
  readonly rebuilt?: unknown;
}

/** Where two items (as `canonicalOf` orders them) differ: the innermost paths. */
export function differencesOf(live: unknown, rebuilt: unknown, path = ''): readonly Difference[] {
  if (Array.isArray(live) && Array.isArray(rebuilt)) {
    const longer = live.length >= rebuilt.length ? live : rebuilt;
    return longer.flatMap((_, place) =>
      differencesOf(live[place] as unknown, rebuilt[place] as unknown, `${path}[${place}]`),
    );
  }
  if (isMap(live) && isMap(rebuilt)) {
    const names = new Set([...Object.keys(live), ...Object.keys(rebuilt)]);
    return [...names]
      .toSorted()
      .flatMap((name) => differencesOf(live[name], rebuilt[name], path === '' ? name : `${path}.${name}`));
  }
  if (JSON.stringify(live) === JSON.stringify(rebuilt)) return [];
  return [{ path, ...(live !== undefined && { live }), ...(rebuilt !== undefined && { rebuilt }) }];
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
