import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { e164, samePhone, shownPhone } from './phone.ts';

const ways = [
  '2065550142',
  '206-555-0142',
  '206.555.0142',
  '(206) 555-0142',
  '+1 206 555 0142',
  '1 (206) 555 0142',
  'tel:+1-206-555-0142',
  '  206 555 0142 ext. 3 ',
];

describe('a phone number', () => {
  it.each(ways)('written %s is +12065550142', (phone) => expect(e164(phone)).toBe('+12065550142'));

  it('of another country is its own', () => {
    expect(e164('+44 20 7946 0958')).toBe('+442079460958');
    expect(samePhone('+44 20 7946 0958', '020 7946 0958')).toBe(false);
  });

  it.each(['', 'call me', '1', '📞'])('is not %j', (phone) => expect(e164(phone)).toBeUndefined());

  it('that is none is compared by its characters', () => {
    expect(samePhone('ask Ada', ' ask Ada ')).toBe(true);
    expect(samePhone('ask Ada', 'ask Grace')).toBe(false);
    expect(shownPhone(' ask Ada ')).toBe('ask Ada');
  });

  it('is the same however it is grouped', () => {
    const digits = fc.tuple(
      fc.integer({ min: 201, max: 989 }),
      fc.integer({ min: 200, max: 999 }),
      fc.integer({ min: 0, max: 9_999 }).map((end) => String(end).padStart(4, '0')),
    );
    const styles = [
      ([a, b, c]: readonly unknown[]) => `${a as number}${b as number}${c as string}`,
      ([a, b, c]: readonly unknown[]) => `(${a as number}) ${b as number}-${c as string}`,
      ([a, b, c]: readonly unknown[]) => `+1.${a as number}.${b as number}.${c as string}`,
    ];
    fc.assert(
      fc.property(digits, fc.constantFrom(...styles), fc.constantFrom(...styles), (number, one, other) =>
        samePhone(one(number), other(number)),
      ),
    );
  });

  it('is read whatever it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (phone) => samePhone(phone, phone)));
  });
});
