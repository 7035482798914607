import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRows } from './read-rows.ts';

const read = (csv: string) => {
  const { rows, rejected } = readRows(csv);
  return {
    rows: rows.map(({ line, cells }) => [line, ...cells]),
    rejected: rejected.map(({ line }) => line),
  };
};

describe('rows', () => {
  it.each([
    [
      'plain',
      'a,b\n1,2',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
      [],
    ],
    [
      'of any line ends',
      'a\r\nb\rc\n',
      [
        [1, 'a'],
        [2, 'b'],
        [3, 'c'],
      ],
      [],
    ],
    [
      'with blank lines between',
      '\n\na\n  \n\nb',
      [
        [3, 'a'],
        [6, 'b'],
      ],
      [],
    ],
    [
      'with commas and line ends in quotes',
      '"a,b","c\r\nd"\ne',
      [
        [2, 'a,b', 'c\nd'],
        [3, 'e'],
      ],
      [],
    ],
    ['with quotes in quotes', '"a ""b"" c"', [[1, 'a "b" c']], []],
    [
      'with a quote in the middle',
      '12" sign,x\ny',
      [
        [1, '12" sign', 'x'],
        [2, 'y'],
      ],
      [],
    ],
    [
      'with a quote that never ends',
      'a\n"b\nc\nd',
      [
        [1, 'a'],
        [3, 'c'],
        [4, 'd'],
      ],
      [2],
    ],
    ['with a quote that never ends at the end', 'a\n\n"b', [[1, 'a']], [3]],
    ['that are none', '', [], []],
  ] as const)('%s', (_, csv, rows, rejected) => expect(read(csv)).toEqual({ rows, rejected }));
});

it('refuses what has quotes without an end all over', () => {
  expect(() => readRows('a\n"b\n'.repeat(43))).toThrow('no CSV');
});

it('reads back what is written, line by line', () => {
  const cell = fc
    .string({ unit: 'binary', maxLength: 10 })
    .map((text) => `c${text.trim().replace(/[\r\n]/g, '')}`);
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 10 }), (table) => {
      const csv = table
        .map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(','))
        .join('\n');
      expect(read(csv)).toEqual({ rows: table.map((row, place) => [place + 1, ...row]), rejected: [] });
    }),
  );
});
