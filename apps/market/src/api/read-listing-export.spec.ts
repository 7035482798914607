import { decode } from '@bayon/publisher/uploads';
import fc from 'fast-check';
import { Problem } from '@bayon/publisher/http';
import { describe, expect, it } from 'vitest';
import { maxAreas, maxListed, maxRows, readListingExport } from './read-listing-export.ts';

const now = new Date('2026-11-24T12:00:00.000Z');
const header = 'MLS ID,Market Area,List Price,Observed At,Address,Beds,Baths,Sq Ft';
const readText = (text: string) => readListingExport(decode(Buffer.from(text)), { now, timeZone: 'UTC' });
const read = (...rows: string[]) => readText([header, ...rows, ''].join('\n'));
const good = 'p-1,Ballard,849000,2026-11-20,"6522 23rd Ave NW, Seattle",3,1.75,1640';

describe('a row', () => {
  it('is an observation', () => {
    const { areas, accepted, rejected } = read(good);
    expect({ accepted, rejected }).toEqual({ accepted: 1, rejected: { count: 0, rows: [] } });
    expect(areas.get('ballard')).toEqual({
      marketArea: 'Ballard',
      observations: [
        {
          propertyId: 'p-1',
          price: { amountCents: 84_900_000, currency: 'USD' },
          observedAt: '2026-11-20T00:00:00.000Z',
          attributes: { address: '6522 23rd Ave NW, Seattle', beds: 3, baths: 1.75, areaSqFt: 1640 },
        },
      ],
    });
  });

  it.each([
    ['849000', 84_900_000],
    ['"$849,000"', 84_900_000],
    ['849000.5', 84_900_050],
    ['$ 849000.50', 84_900_050],
    ['0.01', 1],
  ])('of %s is of %d cents', (price, cents) => {
    const { areas } = read(`p-1,Ballard,${price},2026-11-20,,,,`);
    expect(areas.get('ballard')?.observations).toMatchObject([{ price: { amountCents: cents } }]);
  });

  it.each([
    ['a day that has begun', '2026-11-24', '2026-11-24T00:00:00.000Z'],
    ['a day that has begun somewhere: now at the latest', '2026-11-25', now.toISOString()],
    ['a time on a clock that is ahead a little', '2026-11-24T12:04:59Z', '2026-11-24T12:04:59.000Z'],
  ])('may be of %s', (_, said, observedAt) => {
    const { areas } = read(good.replace('2026-11-20', said));
    expect(areas.get('ballard')?.observations).toMatchObject([{ observedAt }]);
  });

  it.each([
    ['p-1,Ballard,cheap,2026-11-20,,,,', 'price is no amount'],
    ['p-1,Ballard,-5,2026-11-20,,,,', 'price must be above 0'],
    ['p-1,Ballard,0,2026-11-20,,,,', 'price must be above 0'],
    ['p-1,Ballard,99999999999999999999,2026-11-20,,,,', 'price is too large'],
    ['p-1,Ballard,,2026-11-20,,,,', 'has no price'],
    ['p-1,,5,2026-11-20,,,,', 'has no area'],
    [',Ballard,5,2026-11-20,,,,', 'has no property id'],
    ['p#1,Ballard,5,2026-11-20,,,,', 'property id must be visible ASCII'],
    ['p-1,Ballard,5,yesterday,,,,', 'date is no date'],
    ['p-1,Ballard,5,2026-02-30,,,,', 'date is no date'],
    ['p-1,Ballard,5,2026-11-26,,,,', 'date is in the future'],
    ['p-1,Ballard,5,2026-11-24T12:05:01Z,,,,', 'date is in the future'],
    ['p-1,Ballard,5,2026-11-20,,many,,', 'beds is no number'],
    ['p-1,Ballard,5,2026-11-20,,1.5,,', 'beds'],
    ['p-1,Ballard,$5,000,2026-11-20,,,,9', 'has more cells than the header'],
  ])('%s is refused with its line and why: %s', (bad, reason) => {
    const { accepted, rejected } = read(good, bad, good.replace('p-1', 'p-2'));
    expect(accepted).toBe(2);
    expect(rejected).toMatchObject({ count: 1, rows: [{ line: 3 }] });
    expect(rejected.rows[0]!.reason).toContain(reason);
  });
});

it('says everything that is wrong with a row', () => {
  const { rejected } = read('p#1,,cheap,2026-11-20,,,,');
  expect(rejected.rows[0]!.reason.split('; ')).toHaveLength(3);
});

it('refuses what a quote was left open in, and takes what came before', () => {
  const { accepted, rejected } = read(good, 'p-2,"Ballard,5,2026-11-20,,,,');
  expect(accepted).toBe(1);
  expect(rejected.count).toBe(1);
});

it('takes other names of the columns, in any order, beside others', () => {
  const csv = 'Date,Status,Neighborhood,Price,Listing-ID\r\n2026-11-20T08:00:00Z,sold,Fremont,5,p-9\r\n';
  const { areas } = readText(`\ufeff${csv}`);
  expect(areas.get('fremont')?.observations).toMatchObject([{ propertyId: 'p-9' }]);
});

it('puts the areas of several spellings together', () => {
  const { areas } = read(good, good.replace('Ballard', ' BALLARD '));
  expect([...areas]).toMatchObject([['ballard', { observations: [{}, {}] }]]);
});

it.each([['a header only', header, 0]])('finds nothing in %s', (_, csv, accepted) => {
  expect(readText(csv).accepted).toBe(accepted);
});

it.each([
  ['a column is missing', 'mls,price\n1,2\n', 'no column for marketArea (looked for LOCATION'],
  [
    'there are too many rows',
    [header, ...Array.from({ length: maxRows + 1 }, () => good)].join('\n'),
    'rows',
  ],
  [
    'there are too many areas',
    [header, ...Array.from({ length: maxAreas + 1 }, (_, n) => good.replace('Ballard', `A${n}`))].join('\n'),
    'areas',
  ],
])('refuses all where %s', (_, csv, reason) => {
  expect(() => readText(csv)).toThrow(reason);
  expect(() => readText(csv)).toThrow(Problem);
});

it('counts all refused rows, and lists the first of them', () => {
  const { rejected } = read(good, ...Array.from({ length: maxListed + 5 }, () => 'x'));
  expect(rejected.count).toBe(maxListed + 5);
  expect(rejected.rows).toHaveLength(maxListed);
});

it('ends whatever the text is, by rows or by a refusal', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('"', '""', ',', '\n', '\r\n', good, header),
  );
  fc.assert(
    fc.property(fc.array(cell), fc.boolean(), (cells, named) => {
      const csv = `${named ? `${header}\n` : ''}${cells.join(',')}`;
      try {
        expect(readText(csv)).toMatchObject({ rejected: {} });
      } catch (error) {
        expect(error).toMatchObject({ name: 'Problem', status: 400 });
      }
    }),
    { numRuns: 500 },
  );
});
