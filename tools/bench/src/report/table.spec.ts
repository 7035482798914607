import { expect, it } from 'vitest';
import { type Section, toMarkdown, toText } from './table.ts';

const section: Section = {
  name: 'calls',
  title: 'Calls',
  command: 'npm run bench -- --only calls',
  columns: ['event', 'ms'],
  rows: [
    ['Content Published', 1.25],
    ['Audit', 123.4],
    ['None', NaN],
  ],
  notes: ['As measured.'],
};

it('aligns numbers to the right and words to the left', () => {
  expect(toText(section)).toBe(
    [
      'Calls   (npm run bench -- --only calls)',
      '',
      'event               ms',
      '─────────────────  ───',
      'Content Published  1.3',
      'Audit              123',
      'None                 –',
      '',
      'As measured.',
      '',
    ].join('\n'),
  );
});

it('writes Markdown as prettier lays it out', () => {
  expect(toMarkdown(section)).toBe(
    [
      '## Calls',
      '',
      '`npm run bench -- --only calls`',
      '',
      '| event             |  ms |',
      '| ----------------- | --: |',
      '| Content Published | 1.3 |',
      '| Audit             | 123 |',
      '| None              |   – |',
      '',
      'As measured.',
      '',
    ].join('\n'),
  );
});
