import type { DirectoryListing } from '@bayon/event-contracts';
import fc from 'fast-check';

/** An address by its parts, each with the ways to write it. */
export const anAddress = fc.record({
  number: fc.integer({ min: 1, max: 99_998 }).map(String),
  direction: fc.constantFrom(['', ''], ['N', 'North'], ['SW', 'Southwest', 'S.W.', 'South West']),
  street: fc.constantFrom(
    ['54th'],
    ['Market'],
    ['First', '1st'],
    ['Saint Helens', 'St. Helens'],
    ['Peña', 'Pena'],
  ),
  kind: fc.constantFrom(
    ['St', 'Street', 'St.'],
    ['Ave', 'Avenue', 'AVE.'],
    ['Blvd', 'Boulevard'],
    ['Ct', 'Court'],
  ),
  unit: fc.constantFrom('', '210', 'B', '3A'),
  town: fc.constantFrom('Seattle', 'Saint Paul', 'New York', 'Winston-Salem', 'Coeur d’Alene'),
  state: fc.constantFrom(['WA', 'Washington'], ['NY', 'New York'], ['WV', 'West Virginia'], ['dc', 'D.C.']),
  zip: fc.integer({ min: 10_000, max: 99_999 }).map(String),
});

type Parts = typeof anAddress extends fc.Arbitrary<infer Address> ? Address : never;

/** One way to write it, chosen by a stream of numbers. */
export function writtenAddress(address: Parts, random: Iterator<number>): string {
  const one = <T>(ways: readonly T[]): T => ways[(random.next().value as number) % ways.length]!;
  const unit = address.unit && `${one(['Ste ', 'Suite ', '#', 'Unit ', 'Apt. ', 'Ste. #'])}${address.unit}`;
  const line = [address.number, one(address.direction), one(address.street), one(address.kind)]
    .filter(Boolean)
    .join(' ');
  const separator = one([', ', ' ', ',  ', ' · ']);
  const zip = `${address.zip}${one(['', '-1234', ' 0001'])}`;
  const text = [line, unit, address.town, `${one(address.state)} ${zip}`].filter(Boolean).join(separator);
  const country = one(['', ', USA', ' U.S.A.', ', United States']);
  return one([(all: string) => all, (all: string) => all.toUpperCase(), (all: string) => all.toLowerCase()])(
    text + country,
  );
}

export const aListing = (overrides: Partial<DirectoryListing> = {}): DirectoryListing => ({
  directory: 'zillow',
  businessName: 'Lovelace Homes',
  address: '1420 Northwest 54th Street, Suite 210, Seattle WA 98107',
  phone: '206.555.0142',
  url: 'https://zillow.example/profile/lovelace-homes',
  ...overrides,
});

/** The profile that `aListing` agrees with. */
export const nap = {
  businessName: 'Lovelace Homes',
  address: '1420 NW 54th St Ste 210, Seattle, WA 98107',
  phone: '(206) 555-0142',
};
