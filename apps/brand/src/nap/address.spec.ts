import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anAddress, writtenAddress } from '../../test/nap.ts';
import { addressOf, compareAddresses } from './address.ts';

const ours = '1420 NW 54th St Ste 210, Seattle, WA 98107';

describe('an address', () => {
  it('is taken apart', () => {
    expect(addressOf(ours)).toEqual({
      place: '1420 nw 54th st seattle',
      unit: '210',
      state: 'wa',
      zip: '98107',
    });
  });

  it.each([
    '1420 Northwest 54th Street, Suite 210, Seattle WA 98107',
    '1420 N.W. 54TH ST. #210, SEATTLE, WASHINGTON 98107-1234',
    '1420 North West 54th street unit 210 seattle wa 98107 1234',
    '1420 N. W. 54th Str., Ste. #210; Seattle; Wash­ington 98107, USA'.replace('\u00AD', ''),
    'Suite 210, 1420 NW 54th St, Seattle, WA, 98107, United States of America',
    '  1420   nw 54th st. apt 210 — Seattle, wa 981071234',
  ])('is the same written %s', (found) => expect(compareAddresses(ours, found)).toBe('none'));

  it.each([
    ['another number', '1422 NW 54th St Ste 210, Seattle, WA 98107', 'place'],
    ['another direction', '1420 NE 54th St Ste 210, Seattle, WA 98107', 'place'],
    ['another kind of street', '1420 NW 54th Ave Ste 210, Seattle, WA 98107', 'place'],
    ['another town', '1420 NW 54th St Ste 210, Tacoma, WA 98107', 'place'],
    ['another state', '1420 NW 54th St Ste 210, Seattle, OR 98107', 'place'],
    ['another zip', '1420 NW 54th St Ste 210, Seattle, WA 98117', 'place'],
    ['another suite', '1420 NW 54th St Ste 211, Seattle, WA 98107', 'unit'],
    ['no suite', '1420 NW 54th St, Seattle, WA 98107', 'unit'],
    ['no zip', '1420 NW 54th St Ste 210, Seattle, WA', 'incomplete'],
    ['no state', '1420 NW 54th St Ste 210, Seattle 98107', 'incomplete'],
    ['nothing', '', 'place'],
  ])('with %s differs', (_, found, difference) => {
    expect(compareAddresses(ours, found)).toBe(difference);
    expect(compareAddresses(found, ours)).toBe(difference);
  });

  it.each([
    ['120 West Virginia St, Austin, TX', '120 W Virginia Street, Austin, Texas'],
    ['9 Saint Mark Pl, Saint Louis, Missouri', '9 St. Mark Place, St Louis MO'],
    ['77 First Ave, New York, New York 10003', '77 1st Avenue, New York, NY 10003-1000'],
    ['1 Main St, Charleston, West Virginia', '1 Main Street, Charleston WV'],
    ['500 K St NW, Washington, D.C. 20001', '500 K Street Northwest, Washington, District of Columbia 20001'],
    ['12 Peña Blvd, Denver CO', '12 Pena Boulevard, Denver, Colorado'],
    ['東京都千代田区 1-1', '東京都千代田区、1－1'],
  ])('%s is %s', (one, other) => expect(compareAddresses(one, other)).toBe('none'));

  it('of nothing but signs is compared by its characters', () => {
    expect(compareAddresses('🏠', '🏠')).toBe('none');
    expect(compareAddresses('🏠', '🏡')).toBe('place');
  });

  it('is the same in every way to write it, from either side', () => {
    fc.assert(
      fc.property(anAddress, fc.infiniteStream(fc.nat()), (address, random) => {
        const one = writtenAddress(address, random);
        const other = writtenAddress(address, random);
        expect(compareAddresses(one, other), `${one} | ${other}`).toBe('none');
      }),
      { numRuns: 500 },
    );
  });

  it('differs from either side alike, whatever it is', () => {
    const text = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(compareAddresses(one, one)).toBe('none');
        expect(compareAddresses(one, other)).toBe(compareAddresses(other, one));
      }),
    );
  });
});
