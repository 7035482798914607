import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** `from"./chunk-X.mjs"`, `import"./chunk-X.mjs"`, and not `import("./chunk-X.mjs")`, which waits until it is called. */
const atOnce = /(?:\bfrom|\bimport)\s*"(\.\.?\/[^"]+)"/g;

/** The files of a bundle that are loaded with its entry, itself among them. Sizes in bytes. */
export function loadedFiles(entry: string): { readonly file: string; readonly size: number }[] {
  const sizes = new Map<string, number>();
  const visit = (file: string): void => {
    if (sizes.has(file)) return;
    const text = readFileSync(file, 'utf8');
    sizes.set(file, Buffer.byteLength(text));
    for (const [, imported = ''] of text.matchAll(atOnce)) visit(join(dirname(file), imported));
  };
  visit(entry);
  return [...sizes].map(([file, size]) => ({ file, size }));
}
