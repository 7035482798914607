import { readFileSync, writeFileSync } from 'node:fs';

const begin = '<!-- figures: npm run bench -- --into docs/performance.md -->';
const end = '<!-- /figures -->';

/** Puts new figures between the markers of a document and leaves the rest. Throws where a marker is missing. */
export function withFigures(document: string, figures: string): string {
  const from = document.indexOf(begin);
  const to = document.indexOf(end);
  if (from < 0 || to < from) throw new Error(`the document has no ${begin} … ${end}`);
  return `${document.slice(0, from)}${begin}\n\n${figures.trimEnd()}\n\n${document.slice(to)}`;
}

export const replaceFigures = (path: string, figures: string): void =>
  writeFileSync(path, withFigures(readFileSync(path, 'utf8'), figures));
