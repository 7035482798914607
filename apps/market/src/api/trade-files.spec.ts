import { decode } from '@bayon/publisher/uploads';
import { tradeFile } from '@bayon/service-testing';
import { describe, expect, it } from 'vitest';
import { type Reading, readListingExport } from './read-listing-export.ts';

const now = new Date('2026-11-27T03:00:00.000Z');
const read = (name: string, reading: Partial<Reading> = {}) => {
  const { areas, rejected, assumed } = readListingExport(decode(tradeFile(name)), {
    now,
    timeZone: 'America/Chicago',
    ...reading,
  });
  const taken = [...areas.values()].flatMap(({ marketArea, observations }) =>
    observations.map(({ propertyId, price, priceKind = 'list', observedAt, attributes: home }) =>
      [propertyId, marketArea, price.currency, price.amountCents, priceKind, observedAt].concat(
        [home?.beds, home?.baths, home?.areaSqFt].map((value) => value ?? '-'),
      ),
    ),
  );
  return { taken, rejected: rejected.rows, assumed };
};

describe('a portal’s download', () => {
  it('has what is asked and what was paid, seen on the day of the upload where the user is', () => {
    expect(read('redfin-download.csv')).toEqual({
      taken: [
        // It is still the 26th in Chicago.
        ['1234567', 'Riverbend', 'USD', 74_500_000, 'list', '2026-11-26T23:59:59.999Z', 3, 1.75, 1650],
        ['1234568', 'Harbor Point', 'USD', 125_000_000, 'sold', '2026-11-03T00:00:00.000Z', 2, 2.25, 1420],
      ],
      rejected: [{ line: 4, reason: 'has no price' }],
      assumed: {
        encoding: 'UTF-8',
        delimiter: 'comma',
        areaColumns: ['LOCATION'],
        dateColumns: ['SOLD DATE'],
        observedAt: '2026-11-26T23:59:59.999Z',
        currency: 'USD',
      },
    });
  });

  it('can be called by its cities, and by another day', () => {
    const { taken, assumed } = read('redfin-download.csv', {
      area: 'city',
      observedAt: '2026-11-20T00:00:00.000Z',
    });
    expect(taken.map(([id, area, , , , at]) => [id, area, at])).toEqual([
      ['1234567', 'Springfield', '2026-11-20T00:00:00.000Z'],
      ['1234568', 'Springfield', '2026-11-03T00:00:00.000Z'],
    ]);
    expect(assumed).toMatchObject({ areaColumns: ['CITY'], observedAt: '2026-11-20T00:00:00.000Z' });
  });
});

describe('an MLS export', () => {
  it('has the names of RESO', () => {
    expect(read('reso-mls-export.csv')).toEqual({
      taken: [
        ['EX1234567', 'Riverbend', 'USD', 74_250_000, 'sold', '2026-11-02T00:00:00.000Z', 3, 2, 1650],
        ['EX1234569', 'Riverbend', 'USD', 68_990_000, 'list', '2026-11-21T22:45:00.000Z', 0, 1, 540],
        ['EX1234568', 'Downtown', 'USD', 125_000_000, 'list', '2026-11-20T08:00:00.000Z', 2, 2.5, 1420],
      ],
      rejected: [],
      assumed: {
        encoding: 'UTF-8',
        delimiter: 'comma',
        areaColumns: ['SubdivisionName', 'MLSAreaMajor'],
        dateColumns: ['CloseDate', 'ModificationTimestamp'],
        timeZone: 'America/Chicago',
        currency: 'USD',
      },
    });
  });

  it.each([
    ['subdivision', ['EX1234567', 'EX1234569'], [{ line: 3, reason: 'has no area' }]],
    ['mlsArea', ['EX1234567', 'EX1234569', 'EX1234568'], []],
    ['postalCode', ['EX1234567', 'EX1234568', 'EX1234569'], []],
  ] as const)('can be called by %s', (area, ids, rejected) => {
    const file = read('reso-mls-export.csv', { area });
    expect(file.taken.map(([id]) => id).toSorted()).toEqual(ids.toSorted());
    expect(file.rejected).toEqual(rejected);
  });
});

describe.each([
  ['office-spreadsheet.csv', { encoding: 'UTF-8', delimiter: 'comma' }],
  ['office-utf16.txt', { encoding: 'UTF-16LE', delimiter: 'tab' }],
])('an office’s spreadsheet as %s', (name, form) => {
  it('has prices as people write them', () => {
    expect(read(name)).toEqual({
      taken: [
        ['A1', 'Ballard', 'USD', 125_000_000, 'list', '2026-11-26T00:00:00.000Z', 3, 1.75, '-'],
        ['A3', 'Ballard', 'USD', 125_000_000, 'list', '2026-11-05T00:00:00.000Z', 3, 2, '-'],
        ['A6', 'Ballard', 'USD', 75_000_000, 'list', '2026-11-26T16:00:00.000Z', 3, 2.25, '-'],
        ['A7', 'Ballard', 'USD', 75_000_000, 'list', '2026-11-26T00:00:00.000Z', 3, 2, '-'],
        ['A8', 'Ballard', 'USD', 68_500_000, 'list', '2026-11-26T00:00:00.000Z', 0, 1, '-'],
      ],
      rejected: [
        { line: 3, reason: 'has no price' },
        { line: 5, reason: 'price is a range' },
        { line: 6, reason: 'price must be above 0' },
      ],
      assumed: {
        ...form,
        areaColumns: ['Neighborhood'],
        dateColumns: ['As Of'],
        dateOrder: 'month first',
        timeZone: 'America/Chicago',
        currency: 'USD',
      },
    });
  });
});

it('an office in Graz has semicolons, euros, the day first and Windows’ letters', () => {
  expect(read('graz-semicolon.csv')).toEqual({
    taken: [
      ['G1', 'Mariatrost', 'EUR', 125_000_000, 'list', '2026-11-26T00:00:00.000Z', '-', '-', '-'],
      ['G2', 'Mariatrost', 'EUR', 48_900_000, 'list', '2026-11-25T00:00:00.000Z', '-', '-', '-'],
      ['G3', 'St. Leonhard – Süd', 'EUR', 51_500_000, 'list', '2026-11-13T00:00:00.000Z', '-', '-', '-'],
    ],
    rejected: [],
    assumed: {
      encoding: 'Windows-1252',
      delimiter: 'semicolon',
      areaColumns: ['Stadtteil'],
      dateColumns: ['Datum'],
    },
  });
});
