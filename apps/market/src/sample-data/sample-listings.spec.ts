import { priceObservation } from '@bayon/event-contracts';
import { decode } from '@bayon/publisher/uploads';
import { expect, it } from 'vitest';
import { maxListingExport, readListingExport } from '../api/read-listing-export.ts';
import { listingCsv } from './listing-csv.ts';
import { sampleListings } from './sample-listings.ts';

const until = '2026-11-23';

it('is the same for the same seed, and else not', () => {
  const of = (seed: number) => sampleListings({ seed, until, days: 10 });
  expect(of(1)).toEqual(of(1));
  expect(of(1)).not.toEqual(of(2));
});

it('is two years of three areas in one export, which market takes whole', () => {
  const listings = sampleListings({ seed: 7, until });
  expect(listings).toHaveLength(730 * 6 * 3);
  const csv = listingCsv(listings);
  expect(Buffer.byteLength(csv)).toBeLessThan(maxListingExport);
  const { accepted, rejected, areas } = readListingExport(decode(Buffer.from(csv)), {
    now: new Date('2026-11-24T00:00:00.000Z'),
    timeZone: 'UTC',
  });
  expect({ accepted, rejected: rejected.count }).toEqual({ accepted: listings.length, rejected: 0 });
  const read = [...areas.values()].flatMap(({ marketArea, observations }) =>
    observations.map((observation) => ({ marketArea, observation })),
  );
  expect(read).toHaveLength(listings.length);
  expect(read.filter(({ marketArea }) => marketArea === 'Ballard')).toEqual(
    listings.filter(({ marketArea }) => marketArea === 'Ballard'),
  );
});

it('holds to the contract', () => {
  for (const { observation } of sampleListings({ seed: 3, until, days: 30 }))
    expect(priceObservation.parse(observation)).toEqual(observation);
});
