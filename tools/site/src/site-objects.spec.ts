import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MissingSite, siteObjects } from './site-objects.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'site-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('hashed files are kept for a year, the entry is asked for each time and comes last', () => {
  mkdirSync(join(folder, 'assets'));
  for (const name of ['index.html', 'icon.svg', 'assets/index-1a2b.js', 'assets/index-1a2b.css'])
    writeFileSync(join(folder, name), 'x');
  expect(
    siteObjects(folder).map(({ key, contentType, cacheControl }) => [key, contentType, cacheControl]),
  ).toEqual([
    ['assets/index-1a2b.css', 'text/css; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['assets/index-1a2b.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['icon.svg', 'image/svg+xml', 'no-cache'],
    ['index.html', 'text/html; charset=utf-8', 'no-cache'],
  ]);
});

test('a folder without a page is no site', () => {
  expect(() => siteObjects(folder)).toThrow(MissingSite);
});
