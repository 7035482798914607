import {
  BrandAuditRequested,
  CompetitorRefreshRequested,
  PersonalizationUpdated,
  type ProfileData,
  profileFields,
  ProfileUpdated,
  RealTimeNotification,
} from '@bayon/event-contracts';
import { describe, expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';
import { keys } from '../presence/keys.ts';

const world = worldForEach();
const minute = (n: number) => `2026-11-23T10:0${n}:00.000Z`;
const update = (profileData: ProfileData, at = 1, changes = Object.keys(profileData), id = `at-${at}`) =>
  anEvent(ProfileUpdated, { userId: 'ada', profileData, changes }, { id, at: minute(at) });

describe('a change of', () => {
  it.each([
    ['businessName', 1, 0],
    ['address', 1, 0],
    ['phone', 1, 0],
    ['email', 1, 0],
    ['website', 0, 0],
    ['licenseNumber', 0, 0],
    ['marketArea', 0, 1],
    ['serviceAreas', 0, 1],
    ['specialties', 0, 0],
    ['bio', 0, 0],
    ['preferredTone', 0, 0],
  ] as const)('%s asks for %i audits and %i refreshes', async (field, audits, refreshes) => {
    await world().take(update(ProfileUpdated.examples[0]!.profileData, 1, [field]));
    expect(world().published(BrandAuditRequested)).toHaveLength(audits);
    expect(world().published(CompetitorRefreshRequested)).toHaveLength(refreshes);
    expect(world().published(PersonalizationUpdated)).toHaveLength(1);
    expect(world().published(RealTimeNotification)).toMatchObject([
      { type: 'profile_updated', userId: 'ada' },
    ]);
  });

  it('nothing, with nothing said, does nothing', async () => {
    await world().take(update({}, 1, []));
    expect(world().bus.events).toEqual([]);
    expect(await world().read(keys.profile('ada'))).toBeUndefined();
  });

  it('nothing, with something said, is stored and not told', async () => {
    await world().take(update({ bio: 'B' }, 1, []));
    expect(world().published(RealTimeNotification)).toEqual([]);
    expect(await world().read(keys.profile('ada'))).toMatchObject({ fields: { bio: 'B' } });
  });

  it('many fields of long names is one readable sentence', async () => {
    await world().take(
      update(
        { bio: 'B' },
        1,
        Array.from({ length: 20 }, (_, n) => `${'x'.repeat(60)}${n}`),
      ),
    );
    expect(world().published(RealTimeNotification)[0]!['message']).toContain('and 16 more');
  });
});

describe('of several updates', () => {
  it('only the given fields overwrite, and none is older', async () => {
    await world().take(
      update({ phone: 'new', bio: 'B' }, 3),
      update({ phone: 'old', email: 'e' }, 2),
      update({ bio: '' }, 4),
    );
    expect(await world().read(keys.profile('ada'))).toMatchObject({
      fields: { phone: 'new', bio: '', email: 'e' },
      updatedAt: minute(4),
    });
  });

  it('the personalization is the whole of what is known', async () => {
    await world().take(
      update({ businessName: 'Lovelace Homes', preferredTone: 'warm' }, 1),
      update({ marketArea: 'Ballard', specialties: ['Craftsman homes'] }, 2),
    );
    expect(world().published(PersonalizationUpdated).at(-1)).toMatchObject({
      businessName: 'Lovelace Homes',
      tone: 'warm',
      marketArea: 'Ballard',
      specialties: ['Craftsman homes'],
    });
  });
});

it('names the audit by the event, and only what must be the same everywhere as its reason', async () => {
  await world().take(update({ phone: '1', bio: 'B' }, 1, ['bio', 'phone'], 'x'.repeat(119)));
  expect(world().published(BrandAuditRequested)).toMatchObject([
    { auditId: 'x'.repeat(119), reason: 'nap-change', changes: ['phone'], auditType: 'nap-consistency' },
  ]);
});

it('takes the longest profile in another script', async () => {
  const of = (max: number) => 'ở'.repeat(max);
  const areas = Array.from({ length: 30 }, (_, n) => `${of(118)}${n}`);
  const longest: ProfileData = {
    businessName: of(120),
    address: of(200),
    marketArea: of(120),
    serviceAreas: areas,
    specialties: areas.map((area) => area.slice(-80)),
    bio: of(4_000),
    preferredTone: of(40),
  };
  await world().take(update(longest, 1, [...profileFields]));
  await world().drain();
  expect(await world().read(keys.profile('ada'))).toMatchObject({ fields: longest });
});
