import { profileFields, type ProfileData } from '@bayon/event-contracts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { completionFields, completionOf, noProfile, withProfile } from './profile-completion.ts';

const field = fc.constantFrom('', ' ', 'x', '🏡');
const profileData = fc.record(
  Object.fromEntries(
    profileFields.map((name) => [
      name,
      name === 'specialties' || name === 'serviceAreas' ? fc.subarray(['a', 'b']) : field,
    ]),
  ),
  { requiredKeys: [] },
) as fc.Arbitrary<ProfileData>;
const updates = fc.uniqueArray(
  fc.record({ profileData, at: fc.constantFrom('1', '2'), eventId: fc.uuid() }),
  { selector: ({ eventId }) => eventId, maxLength: 8 },
);
type Updates = typeof updates extends fc.Arbitrary<infer U> ? U : never;

const after = (all: Updates) =>
  all.reduce(
    (known, { profileData: data, at, eventId }) => withProfile(known, data, { at, eventId }),
    noProfile,
  );

it('is between 0 and 100 %, 100 when nothing is missing and only then, in any order', () => {
  fc.assert(
    fc.property(updates, (all) => {
      const { percent, missing } = completionOf(after(all));
      expect(percent).toBeGreaterThanOrEqual(0);
      expect(percent).toBeLessThanOrEqual(100);
      expect(percent === 100).toBe(missing.length === 0);
      expect(percent === 0).toBe(missing.length === completionFields.length);
      expect(after(all.toReversed())).toEqual(after(all));
    }),
  );
});

it('rises by nothing that is cleared, and falls by nothing that is filled in', () => {
  fc.assert(
    fc.property(updates, fc.constantFrom(...completionFields), (all, name) => {
      const later = (value: string) =>
        completionOf(
          withProfile(
            after(all),
            { [name]: name === 'specialties' ? [value].filter(Boolean) : value },
            { at: '3', eventId: 'z' },
          ),
        ).percent;
      const { percent } = completionOf(after(all));
      expect(later('')).toBeLessThanOrEqual(percent);
      expect(later('x')).toBeGreaterThanOrEqual(percent);
    }),
  );
});
