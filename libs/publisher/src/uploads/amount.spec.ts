import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readAmount } from './amount.ts';

it.each([
  ['849000', 84_900_000, undefined],
  ['$849,000', 84_900_000, 'USD'],
  ['$ 849000.50', 84_900_050, 'USD'],
  ['689900.00', 68_990_000, undefined],
  ['$1,250,000', 125_000_000, 'USD'],
  ['1,250,000.00', 125_000_000, undefined],
  ['1.250.000,00 €', 125_000_000, 'EUR'],
  ['489.000 €', 48_900_000, 'EUR'],
  ['€ 489.000,5', 48_900_050, 'EUR'],
  ['515 000 EUR', 51_500_000, 'EUR'],
  ['515\u00a0000 EUR', 51_500_000, 'EUR'],
  ['515\u202f000 €', 51_500_000, 'EUR'],
  ["CHF 1'250'000.–", undefined, undefined],
  ["CHF 1'250'000", 125_000_000, 'CHF'],
  ['USD 750,000', 75_000_000, 'USD'],
  ['usd 750000', 75_000_000, 'USD'],
  ['C$500,000', 50_000_000, 'CAD'],
  ['£325,000', 32_500_000, 'GBP'],
  ['1.25M', 125_000_000, undefined],
  ['$1.25 M', 125_000_000, 'USD'],
  ['1.250M', 125_000_000, undefined],
  ['1,25 Mio. €', 125_000_000, 'EUR'],
  ['685K', 68_500_000, undefined],
  ['$685.5k', 68_550_000, 'USD'],
  ['1,250K', 125_000_000, undefined],
  ['0.01', 1, undefined],
  ['1,2', 120, undefined],
])('%s', (said, amountCents, currency) => {
  const reading = readAmount(said);
  if (amountCents === undefined) expect(reading.ok).toBe(false);
  else expect(reading).toMatchObject({ ok: true, amountCents, ...(currency && { currency }) });
});

it.each([
  ['$650,000 - $700,000', 'is a range'],
  ['650k to 700k', 'is a range'],
  ['650000–700000', 'is a range'],
  ['450.000 € bis 500.000 €', 'is a range'],
  ['0', 'must be above 0'],
  ['$0.00', 'must be above 0'],
  ['-5', 'must be above 0'],
  ['99999999999999999999', 'is too large'],
  ['five', 'is no amount'],
  ['1,23,456', 'is no amount'],
  ['1.2.3', 'is no amount'],
  ['12 34', 'is no amount'],
  ['1.234.56', 'is no amount'],
  ['849000 per month', 'is no amount'],
  ['QQQ 5', 'is no amount'],
  ['USD 5 EUR', 'is no amount'],
  ['$849,000.505', 'is no amount'],
  ['', 'is no amount'],
])('refuses %j: %s', (said, reason) => {
  expect(readAmount(said)).toMatchObject({ ok: false, reason: expect.stringContaining(reason) as string });
});

it('reads back what both worlds write', () => {
  const amount = fc.integer({ min: 1, max: 1_000_000_000_00 });
  fc.assert(
    fc.property(amount, fc.constantFrom('en-US', 'de-DE', 'de-CH', 'fr-FR', 'de-AT'), (cents, locale) => {
      const text = (cents / 100).toLocaleString(locale, { style: 'currency', currency: 'EUR' });
      expect(readAmount(text)).toEqual({ ok: true, amountCents: cents, currency: 'EUR' });
    }),
  );
});

it('answers whatever the cell holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (said) => {
      const reading = readAmount(said);
      if (reading.ok) expect(reading.amountCents).toBeGreaterThan(0);
    }),
  );
});
