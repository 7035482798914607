import { PreferencesChanged, type Preferences, notificationTypes } from '@bayon/event-contracts';
import { expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';
import { keys } from '../account/keys.ts';

const world = worldForEach();

const at = (n: number) => `2026-11-23T10:0${n}:00.000Z`;
const changed = (id: string, preferences: Preferences, minute: number) =>
  anEvent(PreferencesChanged, { userId: 'ada', preferences }, { id, at: at(minute) });
const values = async () => (await world().read(keys.preferences('ada')))?.values;

it('sets what is given, leaves the rest, and is a step of onboarding', async () => {
  await world().take(changed('a', { contentTone: 'warm' }, 1), changed('b', { autoShareReports: true }, 2));
  expect(await values()).toEqual({ contentTone: 'warm', autoShareReports: true });
  expect(await world().read(keys.onboarding('ada'))).toMatchObject({ done: { preferences: at(1) } });
});

it.each<[string, Parameters<typeof changed>[], Preferences]>([
  [
    'a newer one replaces',
    [
      ['a', { contentTone: 'x' }, 1],
      ['b', { contentTone: 'y' }, 2],
    ],
    { contentTone: 'y' },
  ],
  [
    'an older one does not',
    [
      ['b', { contentTone: 'y' }, 2],
      ['a', { contentTone: 'x' }, 1],
    ],
    { contentTone: 'y' },
  ],
  [
    'of one time the greater id does',
    [
      ['b', { contentTone: 'y' }, 1],
      ['a', { contentTone: 'x' }, 1],
    ],
    { contentTone: 'y' },
  ],
  [
    'field by field',
    [
      ['b', { contentTone: 'y' }, 2],
      ['a', { contentTone: 'x', autoShareReports: true }, 1],
    ],
    { contentTone: 'y', autoShareReports: true },
  ],
  [
    'a tone may be taken back',
    [
      ['a', { contentTone: 'x' }, 1],
      ['b', { contentTone: '' }, 2],
    ],
    { contentTone: '' },
  ],
  [
    'nothing changes nothing',
    [
      ['a', { contentTone: 'x' }, 1],
      ['b', {}, 2],
    ],
    { contentTone: 'x' },
  ],
  [
    'a list is replaced as a whole',
    [
      ['a', { mutedNotifications: [...notificationTypes] }, 1],
      ['b', { mutedNotifications: [] }, 2],
    ],
    { mutedNotifications: [] },
  ],
])('%s', async (_, changes, expected) => {
  await world().take(...changes.map((one) => changed(...one)));
  expect(await values()).toEqual(expected);
});
