import { type SocialPlatform, socialPlatforms } from '@bayon/event-contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextSlot } from './slots.ts';

// 2026-11-23 is a Monday.
it.each<[SocialPlatform, string, string, string]>([
  ['facebook', 'on Monday, Tuesday', '2026-11-23T20:00:00.000Z', '2026-11-24T16:00:00.000Z'],
  [
    'facebook',
    'on Thursday before the hour, the same day',
    '2026-11-26T15:59:59.999Z',
    '2026-11-26T16:00:00.000Z',
  ],
  ['facebook', 'on Thursday at the hour, next week', '2026-11-26T16:00:00.000Z', '2026-12-01T16:00:00.000Z'],
  [
    'instagram',
    'on Monday before the hour, the same day',
    '2026-11-23T00:00:00.000Z',
    '2026-11-23T18:00:00.000Z',
  ],
  ['instagram', 'on Saturday, Monday', '2026-11-28T12:00:00.000Z', '2026-11-30T18:00:00.000Z'],
  [
    'linkedin',
    'on the last evening of the year, in the next',
    '2026-12-31T23:59:59.999Z',
    '2027-01-05T15:00:00.000Z',
  ],
  ['linkedin', 'over a leap day', '2028-02-24T15:00:00.000Z', '2028-02-29T15:00:00.000Z'],
  ['x', 'on Friday after the hour, Monday', '2026-11-27T17:00:00.001Z', '2026-11-30T17:00:00.000Z'],
  ['x', 'at the end of a month, in the next', '2026-11-30T17:00:00.000Z', '2026-12-01T17:00:00.000Z'],
])('%s: %s', (platform, _, from, slot) => {
  expect(nextSlot(platform, from)).toBe(slot);
});

describe.each(socialPlatforms)('%s', (platform) => {
  it('is strictly after the moment, within a week, and stays until it has passed', () => {
    const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, (from) => {
        const slot = nextSlot(platform, from.toISOString());
        const ahead = Date.parse(slot) - from.getTime();
        expect(ahead).toBeGreaterThan(0);
        expect(ahead).toBeLessThanOrEqual(7 * 24 * 60 * 60 * 1_000);
        expect(nextSlot(platform, new Date(Date.parse(slot) - 1).toISOString())).toBe(slot);
      }),
    );
  });
});
