import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { beforeAll, expect, test, vi } from 'vitest';

/** Bytes of gzipped script. */
const most = { entry: 180 * 1_024, route: 120 * 1_024 };

let chunks: ReadonlyMap<string, Rolldown.OutputChunk>;
beforeAll(async () => {
  // Else React is built for developers.
  vi.stubEnv('NODE_ENV', 'production');
  const root = fileURLToPath(new URL('..', import.meta.url));
  const { output } = (await build({
    root,
    logLevel: 'error',
    build: { write: false },
  })) as Rolldown.RolldownOutput;
  chunks = new Map(output.flatMap((one) => (one.type === 'chunk' ? [[one.fileName, one] as const] : [])));
});

/** A chunk and all that it imports at once. */
function closure(name: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const other of chunks.get(name)?.imports ?? []) closure(other, seen);
  return seen;
}

const weight = (names: Iterable<string>): number =>
  [...names].reduce((sum, name) => sum + gzipSync(chunks.get(name)?.code ?? '').length, 0);

const entry = () => closure([...chunks.values()].find((one) => one.isEntry)?.fileName ?? '');

test('the entry is light', () => {
  expect(weight(entry())).toBeGreaterThan(50_000);
  expect(weight(entry())).toBeLessThanOrEqual(most.entry);
});

/** What an address loads beyond the entry: the page, and whichever of its views weighs most. */
function pageWeight(page: string, known: ReadonlySet<string>): number {
  const own = closure(page).difference(known);
  const views = [...own].flatMap((name) => chunks.get(name)?.dynamicImports ?? []);
  const heaviest = views.map((view) => weight(closure(view).difference(known).difference(own)));
  return weight(own) + Math.max(0, ...heaviest);
}

test('every page is light beyond the entry', () => {
  const known = entry();
  const pages = [...known].flatMap((name) => chunks.get(name)?.dynamicImports ?? []);
  expect(pages.length).toBeGreaterThan(10);
  for (const page of pages) {
    const bytes = pageWeight(page, known);
    expect.soft(bytes, `${page}: ${bytes} bytes`).toBeLessThanOrEqual(most.route);
  }
});
