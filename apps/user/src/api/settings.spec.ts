import {
  featuresOf,
  notificationTypes,
  OnboardingStepCompleted,
  PreferencesChanged,
  ProfileUpdated,
  SubscriptionChanged,
  UserRegistered,
} from '@bayon/event-contracts';
import { pathsOf } from '@bayon/service-testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { apiOf } from '../../test/api-client.ts';
import { anEvent, worldForEach } from '../../test/world.ts';

const world = worldForEach();
let api: ReturnType<typeof apiOf>;
beforeEach(() => {
  api = apiOf(world());
});

describe('/user/preferences', () => {
  const get = (user = 'ada') => api.call('GET /user/preferences', { user });
  const put = (body: object | string, headers = {}) => api.call('PUT /user/preferences', { body, headers });
  const defaults = { mutedNotifications: [], autoShareReports: false, shareChannels: [] };

  it('shows what holds before anything is set', async () => {
    expect(await get()).toMatchObject({ status: 200, body: defaults });
  });

  it('sets what is given, and publishes only what changed', async () => {
    const wish = { mutedNotifications: ['welcome', 'trend_alert'], autoShareReports: false };
    const answer = await put(wish);
    const changed = { mutedNotifications: ['trend_alert', 'welcome'] };
    expect(answer).toMatchObject({ status: 202, body: { changed } });
    expect(
      world()
        .published(PreferencesChanged)
        .map(({ preferences }) => preferences),
    ).toEqual([changed]);
    await world().drain();
    expect((await get()).body).toEqual({ ...defaults, ...changed });
    expect((await get('grace')).body).toEqual(defaults);
  });

  it.each([[{}], [{ autoShareReports: false }], [{ mutedNotifications: [], shareChannels: [] }]])(
    'answers 200 to a change of nothing: %j',
    async (body) => {
      expect(await put(body)).toMatchObject({ status: 200, body: { changed: {} } });
      expect(world().bus.events).toEqual([]);
    },
  );

  it('is the same event for the same key', async () => {
    for (const tone of ['a', 'b']) await put({ contentTone: tone }, { 'idempotency-key': 'k' });
    expect(
      new Set(
        world()
          .published(PreferencesChanged)
          .map(({ event }) => event.id),
      ).size,
    ).toBe(1);
  });

  it.each<[string, object, string[]]>([
    ['what it does not know', { colour: 'red' }, ['body']],
    ['a type that is none', { mutedNotifications: ['welcome', 'noise'] }, ['body.mutedNotifications.1']],
    ['too many', { mutedNotifications: [...notificationTypes, 'welcome'] }, ['body.mutedNotifications']],
    ['a channel that is none', { shareChannels: ['E mail'] }, ['body.shareChannels.0']],
    [
      'all at once',
      { contentTone: 1, autoShareReports: 'yes' },
      ['body.autoShareReports', 'body.contentTone'],
    ],
  ])('refuses %s', async (_, body, paths) => {
    const answer = await put(body);
    expect(answer.status).toBe(400);
    expect(pathsOf(answer)).toEqual(paths);
  });
});

describe('/user/onboarding', () => {
  const get = () => api.call('GET /user/onboarding');
  const doneOf = ({ body }: Awaited<ReturnType<typeof get>>) =>
    (body['steps'] as { step: string; done: boolean }[]).filter(({ done }) => done).map(({ step }) => step);

  it('shows what there is to do, even before one registers', async () => {
    const answer = await get();
    expect(answer.body).toMatchObject({ completed: false, profile: { percent: 0 } });
    expect(answer.body['steps']).toHaveLength(5);
    expect(doneOf(answer)).toEqual([]);
  });

  it('follows what the user does, to its end', async () => {
    await world().take(
      anEvent(UserRegistered, { userId: 'ada' }),
      anEvent(ProfileUpdated, { userId: 'ada' }),
    );
    await world().drain();
    expect(doneOf(await get())).toEqual(['welcome', 'profile']);
    for (const step of ['tutorial', 'preferences', 'tutorial']) {
      const answer = await api.call('POST /user/onboarding/{step}', { id: step });
      expect(answer).toMatchObject({ status: 202, body: { step } });
    }
    expect(world().published(OnboardingStepCompleted)).toHaveLength(3);
    await world().drain();
    const answer = await get();
    expect(doneOf(answer)).toEqual(['welcome', 'profile', 'preferences', 'tutorial']);
    expect(answer.body).toMatchObject({ completed: false, profile: { percent: 100, missing: [] } });
  });

  it.each([
    ['profile', 409],
    ['first-content', 409],
    ['constructor', 404],
    ['', 404],
  ])('does not tick off %s: %d', async (step, status) => {
    expect((await api.call('POST /user/onboarding/{step}', { id: step })).status).toBe(status);
    expect(world().bus.events).toEqual([]);
  });
});

describe('/user/subscription', () => {
  const get = (user = 'ada') => api.call('GET /user/subscription', { user });
  const put = (body: object) => api.call('PUT /user/subscription', { body });

  it('is free until it is changed', async () => {
    expect((await get()).body).toEqual({ plan: 'free', features: featuresOf.free });
    expect(await put({ plan: 'pro' })).toMatchObject({ status: 202, body: { plan: 'pro', oldPlan: 'free' } });
    await world().drain();
    expect((await get()).body).toEqual({ plan: 'pro', features: featuresOf.pro });
    expect((await get('grace')).body).toMatchObject({ plan: 'free' });
    await put({ plan: 'free', reason: 'Too dear' });
    expect(world().published(SubscriptionChanged)).toMatchObject([
      { oldPlan: 'free', newPlan: 'pro', changeReason: 'upgrade' },
      { oldPlan: 'pro', newPlan: 'free', changeReason: 'Too dear' },
    ]);
  });

  it('answers 200 to the same plan, and nothing happens', async () => {
    expect(await put({ plan: 'free' })).toMatchObject({ status: 200, body: { plan: 'free' } });
    expect(world().bus.events).toEqual([]);
  });

  it.each([
    [{}, ['body.plan']],
    [{ plan: 'gold', reason: '' }, ['body.plan', 'body.reason']],
  ])('refuses %j', async (body, paths) => {
    const answer = await put(body);
    expect(answer.status).toBe(400);
    expect(pathsOf(answer)).toEqual(paths);
  });
});
