import { notificationTypes, type Preferences } from '@bayon/event-contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesOf, type StoredPreferences, withDefaults, withPreferences } from './preferences.ts';

const preferences: fc.Arbitrary<Preferences> = fc.record(
  {
    mutedNotifications: fc.subarray([...notificationTypes]),
    contentTone: fc.string({ maxLength: 5 }),
    autoShareReports: fc.boolean(),
    shareChannels: fc.subarray(['email', 'facebook', 'x']),
  },
  { requiredKeys: [] },
);
/** Few times, so that some are the same; the ids tell them apart. */
const changes = fc.uniqueArray(
  fc.record({ preferences, at: fc.constantFrom('2026-01', '2026-02', '2026-03'), eventId: fc.uuid() }),
  { selector: ({ eventId }) => eventId, maxLength: 8 },
);
type Change = typeof changes extends fc.Arbitrary<(infer C)[]> ? C : never;

const merged = (some: readonly Change[]) =>
  some.reduce<StoredPreferences | undefined>(
    (known, { preferences: change, at, eventId }) => withPreferences(known, change, { at, eventId }),
    undefined,
  );

describe('what is set', () => {
  it('is the same in any order, however often', () => {
    const shuffled = changes.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }), fc.subarray(all)),
    );
    fc.assert(
      fc.property(shuffled, ([all, order, again]) => {
        expect(withDefaults(merged([...order, ...again]))).toEqual(withDefaults(merged(all)));
      }),
    );
  });

  it('is never replaced by a default, whenever that comes', () => {
    fc.assert(
      fc.property(changes, ([first, ...others]) => {
        const early = others.reduce(
          (known, { preferences: change, at, eventId }) => withPreferences(known, change, { at, eventId }),
          withDefaults(first && merged([first])),
        );
        expect(early).toEqual(withDefaults(first && merged([first, ...others])));
      }),
    );
  });
});

describe('what changes', () => {
  it.each<[string, Preferences, Preferences, Preferences]>([
    ['nothing', {}, {}, {}],
    [
      'the same',
      { contentTone: 'a', autoShareReports: false },
      { contentTone: 'a', autoShareReports: false },
      {},
    ],
    [
      'one of two',
      { contentTone: 'a', autoShareReports: false },
      { contentTone: 'b', autoShareReports: false },
      { contentTone: 'b' },
    ],
    ['what was not set', {}, { contentTone: '' }, { contentTone: '' }],
    [
      'a list in another order',
      { shareChannels: ['x', 'email'] },
      { shareChannels: ['email', 'x', 'x'] },
      {},
    ],
    [
      'a longer list',
      { shareChannels: ['x'] },
      { shareChannels: ['x', 'email'] },
      { shareChannels: ['email', 'x'] },
    ],
    ['an emptied list', { shareChannels: ['x'] }, { shareChannels: [] }, { shareChannels: [] }],
  ])('%s', (_, current, wish, expected) => {
    expect(changesOf(current, wish)).toEqual(expected);
  });
});
