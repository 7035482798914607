import { readFileSync, writeFileSync } from 'node:fs';

/** What figures there are in a document: each kind between markers of its own, and replaced by a command of its own. */
const begins = {
  sections: '<!-- figures: npm run bench -- --into docs/performance.md -->',
  load: '<!-- figures: npm run bench -- --load --into docs/performance.md -->',
};
export type Figures = keyof typeof begins;

const end = '<!-- /figures -->';

/** Puts new figures between their markers and leaves the rest of a document. Throws where a marker is missing. */
export function withFigures(document: string, kind: Figures, figures: string): string {
  const begin = begins[kind];
  const from = document.indexOf(begin);
  const to = document.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`the document has no ${begin} … ${end}`);
  return `${document.slice(0, from)}${begin}\n\n${figures.trimEnd()}\n\n${document.slice(to)}`;
}

export const replaceFigures = (path: string, kind: Figures, figures: string): void =>
  writeFileSync(path, withFigures(readFileSync(path, 'utf8'), kind, figures));
