/** The steps of a path: field names and array indexes. */
export type JsonPath = readonly (string | number)[];

/**
 * Reads a JSON path as EventBridge takes it: `$`, `$.detail.items[0].name`, `$['detail-type']`.
 * Returns `undefined` for anything else (wildcards, filters).
 */
export function parseJsonPath(text: string): JsonPath | undefined {
  if (!text.startsWith('$')) return undefined;
  const step = /\.([^.[\]*'"\s]+)|\[(\d+)\]|\['([^']+)'\]/gy;
  const path: (string | number)[] = [];
  step.lastIndex = 1;
  while (step.lastIndex < text.length) {
    const found = step.exec(text);
    if (!found) return undefined;
    path.push(found[2] === undefined ? (found[1] ?? found[3] ?? '') : Number(found[2]));
  }
  return path;
}

/** The value at a path, `undefined` where there is none. */
export function valueAt(root: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>((node, step) => {
    if (typeof step === 'number') return Array.isArray(node) ? (node as unknown[])[step] : undefined;
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, step)) return undefined;
    return (node as Record<string, unknown>)[step];
  }, root);
}
