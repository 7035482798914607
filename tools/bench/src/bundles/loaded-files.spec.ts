import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { withScratch } from '@bayon/function-host';
import { loadedFiles } from './loaded-files.ts';

it('follows what a module imports at once, and leaves what it imports when needed', () =>
  withScratch(async (directory) => {
    const files = {
      'entry.mjs': 'import{a}from"./a.mjs";import"./b.mjs";import"node:fs";const c=()=>import("./c.mjs");',
      'a.mjs': 'import{b}from"./b.mjs";export{b as a}',
      'b.mjs': 'export const b=1',
      'c.mjs': 'export const c=1',
    };
    for (const [name, text] of Object.entries(files)) await writeFile(join(directory, name), text);

    const loaded = loadedFiles(join(directory, 'entry.mjs'));
    expect(loaded.map(({ file }) => basename(file))).toEqual(['entry.mjs', 'a.mjs', 'b.mjs']);
    expect(loaded.at(-1)?.size).toBe(files['b.mjs'].length);
  }));
