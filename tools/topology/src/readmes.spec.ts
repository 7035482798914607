import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** What a README says, by the kind of the project, in this order. It may say more between. */
const headings: Readonly<Record<string, readonly string[]>> = {
  apps: ['Consumes', 'Publishes', 'API', 'Peculiarities'],
  libs: ['Use', 'How it works', 'Limits'],
  tools: ['Use', 'How it works', 'Limits'],
};

const projects = globSync('{apps,libs,tools}/*/project.json', { cwd: root }).map(dirname).sort();

describe.each(projects)('the README of %s', (project) => {
  it('says the same things as the others of its kind, in the same order', () => {
    const path = `${root}/${project}/README.md`;
    expect(existsSync(path)).toBe(true);
    const text = readFileSync(path, 'utf8');
    const expected = headings[project.split('/')[0] ?? ''] ?? [];
    const said = [...text.matchAll(/^## ([^:\n]+)/gm)].map(([, heading]) => heading ?? '');
    expect(said.filter((heading) => expected.includes(heading))).toEqual(expected);
    // What it is for comes first, in words.
    expect(text).toMatch(/^# .+\n\n[A-Z]/);
  });
});
