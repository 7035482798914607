import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aListing, anAddress, nap, writtenAddress } from '../../test/nap.ts';
import { audit } from './audit.ts';

describe('an audit', () => {
  it('finds nothing where directories say the same in other ways', () => {
    const ways = [aListing(), aListing({ businessName: 'LOVELACE HOMES, LLC', phone: '+1 (206) 555 0142' })];
    expect(audit(nap, ways)).toEqual({ score: 100, findings: [] });
  });

  it.each([
    ['another phone', { phone: '206 555 0199' }, [['phone', 'high']], 60],
    ['no phone', { phone: ' ' }, [['phone', 'medium']], 80],
    ['a phone that is none', { phone: 'on request' }, [['phone', 'high']], 60],
    ['a slip in the name', { businessName: 'Lovelace Home' }, [['businessName', 'medium']], 85],
    ['another name', { businessName: 'Hopper Realty' }, [['businessName', 'high']], 70],
    ['another street', { address: '9 Pine St, Seattle, WA' }, [['address', 'high']], 70],
    ['no suite', { address: '1420 NW 54th St, Seattle, WA 98107' }, [['address', 'medium']], 85],
    ['no zip', { address: '1420 NW 54th St #210, Seattle, WA' }, [['address', 'low']], 94],
    [
      'nothing right',
      { phone: '1', businessName: 'X', address: 'Y' },
      [
        ['businessName', 'high'],
        ['address', 'high'],
        ['phone', 'high'],
      ],
      0,
    ],
  ])('of a directory with %s', (_, wrong, expected, score) => {
    const result = audit(nap, [aListing(wrong)]);
    expect(result.findings.map(({ field, severity }) => [field, severity])).toEqual(expected);
    expect(result.score).toBe(score);
  });

  it('says what it expected and found, phones as E.164', () => {
    expect(audit(nap, [aListing({ phone: '206 555 0199' })]).findings).toEqual([
      {
        field: 'phone',
        directory: 'zillow',
        expected: '+12065550142',
        found: '+12065550199',
        severity: 'high',
      },
    ]);
  });

  it('names the gravest first', () => {
    const wrong = [
      aListing({ address: '1420 NW 54th St #210, Seattle, WA' }),
      aListing({ businessName: 'Lovelace Home' }),
      aListing({ phone: '2065550199' }),
    ];
    expect(audit(nap, wrong).findings.map(({ severity }) => severity)).toEqual(['high', 'medium', 'low']);
  });

  it.each([
    ['no profile', {}, [aListing()]],
    ['no listing', nap, []],
    ['nothing at all', {}, []],
    ['a profile of blanks', { businessName: ' ', phone: '' }, [aListing()]],
  ])('of %s contradicts nothing', (_, profile, listings) => {
    expect(audit(profile, listings)).toEqual({ score: 100, findings: [] });
  });

  it('is never perfect with a finding, however many listings are right', () => {
    const many = Array.from({ length: 999 }, () => aListing());
    expect(audit(nap, [...many, aListing({ address: '1420 NW 54th St #210, Seattle, WA' })]).score).toBe(99);
  });

  it('is the same however name, address and phone are written', () => {
    const style = fc.infiniteStream(fc.nat());
    fc.assert(
      fc.property(anAddress, style, style, (address, profileStyle, listingStyle) => {
        const profile = { ...nap, address: writtenAddress(address, profileStyle) };
        const listing = aListing({
          address: writtenAddress(address, listingStyle),
          phone: '+1-206-555-0142',
        });
        expect(audit(profile, [listing]).findings).toEqual([]);
      }),
    );
  });

  it('scores from 0 to 100, whatever is compared, and lower only with findings', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(...Object.values(nap)),
    );
    const listing = fc.record({
      directory: fc.constant('d'),
      businessName: text,
      address: text,
      phone: text,
      url: text,
    });
    const profile = fc.record({ businessName: text, address: text, phone: text }, { requiredKeys: [] });
    fc.assert(
      fc.property(profile, fc.array(listing, { maxLength: 8 }), (one, listings) => {
        const { score, findings } = audit(one, listings);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
        expect(Number.isInteger(score)).toBe(true);
        expect(score === 100).toBe(findings.length === 0);
      }),
    );
  });
});
