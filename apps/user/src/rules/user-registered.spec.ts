import {
  ContentGenerated,
  FeatureAccessChanged,
  OnboardingWorkflowStarted,
  PreferencesChanged,
  RealTimeNotification,
  SubscriptionChanged,
  UserRegistered,
} from '@bayon/event-contracts';
import { describe, expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';
import { keys } from '../account/keys.ts';

const world = worldForEach();

const at = '2026-11-23T10:00:00.000Z';
const registered = (overrides: Partial<(typeof UserRegistered.examples)[0]> = {}, id = 'registered') =>
  anEvent(UserRegistered, { userId: 'ada', ...overrides }, { id, at });
const counters = async () =>
  (await world().items())
    .filter(({ pk }) => pk.startsWith('COUNTERS#'))
    .map(({ day, of, value, users }) => [day, of, value, users]);

describe('a new user', () => {
  it('is known, with steps to do and preferences that hold', async () => {
    await world().take(registered());
    expect(await world().read(keys.registration('ada'))).toMatchObject({
      email: 'ada@lovelacehomes.example',
      registrationMethod: 'email',
      registeredAt: at,
    });
    expect(await world().read(keys.onboarding('ada'))).toMatchObject({
      steps: ['welcome', 'profile', 'preferences', 'first-content', 'tutorial'],
      done: {},
    });
    expect(await world().read(keys.preferences('ada'))).toMatchObject({
      values: { mutedNotifications: [], autoShareReports: false, shareChannels: [] },
    });
  });

  it('has the access of the free plan from now on, unless another plan is known already', async () => {
    await world().take(registered());
    expect(world().published(FeatureAccessChanged)).toMatchObject([
      { userId: 'ada', plan: 'free', features: { monthlyLimits: { contentGeneration: 5 } } },
    ]);
    await world().take(
      anEvent(SubscriptionChanged, { userId: 'grace', oldPlan: 'free', newPlan: 'pro' }, { id: 's', at }),
      registered({ userId: 'grace' }, 'grace'),
    );
    expect(world().published(FeatureAccessChanged).slice(1)).toMatchObject([
      { userId: 'grace', plan: 'pro' },
    ]);
  });

  it('is welcomed, gets starter recommendations, and onboarding starts', async () => {
    await world().take(registered());
    expect(world().published(RealTimeNotification)).toMatchObject([
      { userId: 'ada', type: 'welcome', severity: 'success' },
    ]);
    expect(world().published(OnboardingWorkflowStarted)).toHaveLength(1);
    const { items } = await world().reads.recommendations('ada', { limit: 10 }, new Date(at));
    expect(items.map(({ kind }) => kind).sort()).toEqual([
      'starter-content',
      'starter-market',
      'starter-profile',
    ]);
  });

  it('is counted by method and by referral, case aside, once', async () => {
    await world().take(
      registered({ registrationMethod: 'Google', referralSource: 'Báo #1 🏡' }),
      registered(),
    );
    expect(await counters()).toEqual([
      ['2026-11-23', 'method', 'google', 1],
      ['2026-11-23', 'referral', 'báo #1 🏡', 1],
    ]);
  });

  it('needs no referral', async () => {
    await world().take(registered({ referralSource: undefined }));
    expect(await counters()).toEqual([['2026-11-23', 'method', 'email', 1]]);
  });

  it('is counted among all in shards: the number is their sum', async () => {
    const users = Array.from({ length: 30 }, (_, n) => `user-${n}`);
    await world().take(...users.map((userId) => registered({ userId }, userId)));
    const methods = (await world().items()).filter(({ of }) => of === 'method');
    expect(methods.length).toBeGreaterThan(5);
    expect(methods.reduce((sum, { users: some }) => sum + Number(some), 0)).toBe(30);
  });
});

it('keeps what a user did and set before', async () => {
  await world().take(
    anEvent(ContentGenerated, { userId: 'ada' }, { id: 'made', at }),
    anEvent(
      PreferencesChanged,
      { userId: 'ada', preferences: { mutedNotifications: ['welcome'], contentTone: 'warm' } },
      { id: 'preferring', at: '2020-01-01T00:00:00.000Z' },
    ),
    registered(),
  );
  expect(await world().read(keys.preferences('ada'))).toMatchObject({
    values: { mutedNotifications: ['welcome'], contentTone: 'warm', autoShareReports: false },
  });
  const onboarding = await world().read(keys.onboarding('ada'));
  expect(onboarding?.steps).toHaveLength(5);
  expect(onboarding?.done).toEqual({ 'first-content': at, preferences: '2020-01-01T00:00:00.000Z' });
});

it('changes nothing for who is known already', async () => {
  await world().take(registered());
  const before = (await world().items()).filter(({ pk }) => !pk.startsWith('SETTLED#'));
  await world().take(registered({ email: 'other@example.com', registrationMethod: 'google' }, 'again'));
  expect((await world().items()).filter(({ pk }) => !pk.startsWith('SETTLED#'))).toEqual(before);
  expect(world().published(RealTimeNotification)).toHaveLength(1);
});
