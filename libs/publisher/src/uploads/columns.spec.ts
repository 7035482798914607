import { describe, expect, it } from 'vitest';
import { columnsOf, type KnownColumns } from './columns.ts';
import { delimiterOf } from './delimiter.ts';

const known: KnownColumns<'id' | 'area' | 'price'> = {
  id: ['ListingId', 'MLS #'],
  area: ['Living Area', 'Wohnfläche (m²)'],
  price: ['Price'],
};
const header = ['MLS#', 'price ($)', '$/SQUARE FEET', 'wohnfläche (qm)', 'WOHNFLÄCHE (m²)', 'Listing ID'];

describe('a header', () => {
  const columns = columnsOf(header, known, [['id'], ['price']]);

  it('is understood whatever its case, spaces and punctuation', () => {
    expect(columns.cell(['7', '5', '', '', '90', ''], 'price')).toBe('5');
    expect(columns.cell(['7', '5', '', '', '90', ''], 'area')).toBe('90');
  });

  it('is asked by preference, and where that says nothing further', () => {
    expect(columns.cell(['7', '5', '', '', '', '9'], 'id')).toBe('9');
    expect(columns.cell(['7', '5', '', '', '', ''], 'id')).toBe('7');
    expect(columns.nameOf(['7', '5', '', '', '', ''], 'id')).toBe('MLS#');
    expect(columns.cell(['', '5', '', '', '', ''], 'id')).toBeUndefined();
  });

  it('that cannot be understood is answered with what was looked for and what was found', () => {
    expect(() => columnsOf(['a', 'b'], known, [['id'], ['price', 'area']])).toThrow(
      'has no column for id (looked for ListingId, MLS #), nor for price (looked for Price, Living Area, Wohnfläche (m²)). Found: a, b',
    );
  });
});

it.each([
  ['a,b\n1;2;3', ',', 0],
  ['a;b;"c,d,e,f"\n', ';', 0],
  ['\n\na\tb', '\t', 0],
  ['sep=;\na,b', ';', 1],
  ['alone', ',', 0],
])('the delimiter of %j is %j', (text, delimiter, skip) => {
  expect(delimiterOf(text)).toEqual({ delimiter, skip });
});
