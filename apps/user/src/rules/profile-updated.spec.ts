import { type ProfileData, ProfileUpdated } from '@bayon/event-contracts';
import { describe, expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';
import { keys } from '../account/keys.ts';
import { completionOf, noProfile } from '../account/profile-completion.ts';

const world = worldForEach();

const at = (n: number) => `2026-11-23T10:0${n}:00.000Z`;
const updated = (minute: number, profileData: ProfileData, changes = Object.keys(profileData)) =>
  anEvent(ProfileUpdated, { userId: 'ada', profileData, changes }, { id: `u-${minute}`, at: at(minute) });
const completion = async () => completionOf((await world().read(keys.profile('ada'))) ?? noProfile);
const recommended = async () =>
  (await world().reads.recommendations('ada', { limit: 10 }, new Date(at(9)))).items;

const complete = ProfileUpdated.examples[0]!.profileData;

describe('how complete the profile is', () => {
  it.each<[string, ProfileData[], number]>([
    ['nothing at all', [{}], 0],
    ['what does not count', [{ website: 'https://a.example', licenseNumber: '1' }], 0],
    ['one of six', [{ phone: '1' }], 17],
    ['half', [{ phone: '1', email: 'a@b.example' }, { bio: 'x' }], 50],
    ['everything', [complete], 100],
    ['everything but one that was cleared', [complete, { bio: '' }], 83],
    ['blanks say nothing, nor does an empty list', [complete, { bio: ' \n', specialties: [] }], 67],
    ['any script', [{ bio: 'Mở cửa 🏡' }], 17],
  ])('%s: %j is %d %%', async (_, updates, percent) => {
    await world().take(...updates.map((update, minute) => updated(minute, update)));
    expect(await completion()).toMatchObject({ percent });
  });

  it('names what is missing, and keeps no value', async () => {
    await world().take(updated(1, { ...complete, bio: '', phone: '' }));
    expect((await completion()).missing).toEqual(['phone', 'bio']);
    const stored = JSON.stringify(await world().read(keys.profile('ada')));
    for (const secret of [complete.email!, complete.address!]) expect(stored).not.toContain(secret);
  });

  it('an older update does not undo a newer one, field by field', async () => {
    await world().take(updated(2, { bio: 'x' }), updated(1, { bio: '', phone: '1' }));
    expect((await completion()).missing).toEqual(['businessName', 'email', 'address', 'specialties']);
  });
});

describe('the step of onboarding', () => {
  it.each<[string, ProfileData, boolean]>([
    ['is done by anything that is filled in', { website: 'https://a.example' }, true],
    ['is not done by clearing', { bio: '' }, false],
    ['nor by nothing', {}, false],
  ])('%s', async (_, profileData, isDone) => {
    await world().take(updated(1, profileData));
    const done = (await world().read(keys.onboarding('ada')))?.done ?? {};
    expect('profile' in done).toBe(isDone);
  });
});

describe('a new focus', () => {
  it('is recommended for, the newest of it', async () => {
    await world().take(
      updated(2, { specialties: ['condos', 'farms'], marketArea: 'Fremont' }),
      updated(1, { specialties: ['land'], marketArea: 'Ballard' }),
    );
    expect((await recommended()).map(({ message }) => message).sort()).toEqual([
      'Show that you know condos and farms: ask for a blog post about it.',
      'Track Fremont, and publish a neighborhood guide for it.',
    ]);
  });

  it.each<[string, ProfileData, string[]]>([
    ['that did not change', { specialties: ['a'], marketArea: 'b' }, ['bio']],
    ['that was cleared', { specialties: [], marketArea: '' }, ['specialties', 'marketArea']],
    ['that is only named', {}, ['specialties', 'marketArea']],
  ])('%s is none', async (_, profileData, changes) => {
    await world().take(updated(1, profileData, changes));
    expect(await recommended()).toEqual([]);
  });

  it('may be as wide as a profile can say', async () => {
    const specialties = Array.from({ length: 30 }, (_, n) => `${n}`.padEnd(80, 'ở'));
    await world().take(updated(1, { specialties, marketArea: '🏡'.repeat(60) }));
    expect(await recommended()).toHaveLength(2);
  });
});
