import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

/** Bytes, minified and gzipped. */
const bundled = async (entry: string) => {
  const { outputFiles } = await build({
    entryPoints: [new URL(`../src/${entry}`, import.meta.url).pathname],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    external: ['react'],
  });
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length;
};

it('weighs no more than 9 KB with realtime', async () => {
  expect(await bundled('index.ts')).toBeLessThanOrEqual(9 * 1024);
});

it('adds no more than 1 KB for React', async () => {
  expect(await bundled('react/index.ts')).toBeLessThanOrEqual(1024);
});
