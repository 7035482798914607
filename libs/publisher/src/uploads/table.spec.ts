import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTable } from './table.ts';

/** Below a header that takes any row. */
const header = 'h1,h2,h3\n';
const read = (csv: string) => {
  const { rows, rejected } = readTable(header + csv, 100);
  return {
    rows: rows.map(({ line, cells }) => [line - 1, ...cells]),
    rejected: rejected.map(({ line }) => line - 1),
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
  expect(() => readTable('a\n"b\n'.repeat(43), 100)).toThrow('more than 20 quotes that do not end');
});

it('takes as many rows as it may, and no more', () => {
  expect(readTable(header + 'a\n'.repeat(100), 100).rows).toHaveLength(100);
  expect(() => readTable(header + 'a\n'.repeat(101), 100)).toThrow('may have 100 rows');
});

it.each([
  ['a,b,c,d', 'has more cells than the header'],
  ['"a', 'has a quote that does not end'],
  ['"a\nb,""c"",d"', 'has a quote that ends in another row'],
  [`a,${'x'.repeat(20_000)}`, 'is too long'],
])('refuses %j: it %s', (row, reason) => {
  expect(readTable(`${header}${row}\n`, 100).rejected).toMatchObject([{ reason }]);
});

it('takes a row that ends early, and empty cells beyond the header', () => {
  expect(read('a\nb,c,d,,,').rows).toEqual([
    [1, 'a'],
    [2, 'b', 'c', 'd', '', '', ''],
  ]);
});

it('has a header, and the delimiter that it shows', () => {
  expect(readTable('sep=;\na;b\n1;"2;3"', 100)).toEqual({
    header: ['a', 'b'],
    rows: [{ line: 3, cells: ['1', '2;3'] }],
    rejected: [],
    delimiter: ';',
  });
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
