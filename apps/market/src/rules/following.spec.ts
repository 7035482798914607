import { FeatureAccessChanged, TrendAudienceNotified } from '@bayon/event-contracts';
import { describe, expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';
import { removesRule, setsRule, tracks } from '../../test/market-fixtures.ts';
import { keys } from '../almanac/keys.ts';

const world = worldForEach();
const later = { at: '2026-11-23T11:00:00.000Z' };

describe('tracking an area', () => {
  it('puts the user into its audience, however it is spelled, and takes them out', async () => {
    await world().take(tracks('ada', ' green  LAKE'));
    expect(await world().read(keys.tracker('green-lake', 'ada'))).toMatchObject({ userId: 'ada' });
    expect(await world().read(keys.tracking('ada', 'green-lake'))).toMatchObject({ gsi1pk: 'TRACKING#ada' });
    await world().take(tracks('ada', 'Green Lake', false, later));
    expect(await world().read(keys.tracker('green-lake', 'ada'))).toMatchObject({
      tracking: { value: false },
      expiresAt: Date.parse('2027-02-21T11:00:00Z') / 1_000,
    });
    const tombstone = await world().read(keys.tracking('ada', 'green-lake'));
    expect(tombstone).toMatchObject({
      tracking: false,
      expiresAt: Date.parse('2027-02-21T11:00:00Z') / 1_000,
    });
    expect(tombstone).not.toHaveProperty('gsi1pk');
  });

  it('is what was said last, not what came last', async () => {
    await world().take(tracks('ada', 'Ballard', false, later), tracks('ada'));
    expect(await world().read(keys.tracking('ada', 'ballard'))).toMatchObject({ tracking: false });
    expect(await world().read(keys.tracker('ballard', 'ada'))).toMatchObject({
      tracking: { value: false, earlier: [{ value: true }] },
    });
  });

  it('of before its words were remembered counts from the first of them on', async () => {
    const from = { at: '2026-11-23T09:00:00.000Z', eventId: 'e-0' };
    await world().write({
      ...keys.tracking('ada', 'ballard'),
      ...{ area: 'ballard', marketArea: 'Ballard', tracking: true, from },
    });
    await world().write({ ...keys.tracker('ballard', 'ada'), userId: 'ada' });
    await world().take(tracks('ada', 'Ballard', false, later));
    expect(await world().read(keys.tracker('ballard', 'ada'))).toMatchObject({
      tracking: { value: false, earlier: [{ value: true, from }] },
    });
  });
});

describe('an alert rule', () => {
  it('is in its user’s list and among those of its area', async () => {
    await world().take(setsRule('ada', 'r-1', { threshold: 1e-300 }));
    expect(await world().read(keys.alertRule('ada', 'r-1'))).toMatchObject({
      rule: { marketArea: 'Ballard', threshold: 0 },
      gsi1pk: 'ALERT-RULES#ada',
    });
    expect(await world().read(keys.areaAlertRule('ballard', 'ada', 'r-1'))).toMatchObject({ userId: 'ada' });
  });

  it('moves with its area', async () => {
    await world().take(
      setsRule('ada', 'r-1'),
      setsRule('ada', 'r-1', { marketArea: 'Fremont' }, { id: 's-2', ...later }),
    );
    expect(await world().read(keys.areaAlertRule('ballard', 'ada', 'r-1'))).toBeUndefined();
    expect(await world().read(keys.areaAlertRule('fremont', 'ada', 'r-1'))).toBeDefined();
  });

  it('that was removed stays so, though it is set by an older word', async () => {
    await world().take(removesRule('ada', 'r-1', later), setsRule('ada', 'r-1'));
    expect(await world().read(keys.areaAlertRule('ballard', 'ada', 'r-1'))).toBeUndefined();
    expect(await world().read(keys.alertRule('ada', 'r-1'))).not.toHaveProperty('rule');
  });
});

it('knows the newest plan of a user', async () => {
  await world().take(
    anEvent(FeatureAccessChanged, {}, { id: 'new', ...later }),
    anEvent(FeatureAccessChanged, FeatureAccessChanged.examples[1], { id: 'other' }),
    anEvent(FeatureAccessChanged, { plan: 'free' }, { id: 'old' }),
  );
  expect(await world().read(keys.access('ada'))).toMatchObject({ plan: 'pro' });
  expect(await world().read(keys.access('grace'))).toMatchObject({ plan: 'enterprise' });
});

it('counts whom a trend was told', async () => {
  const chunk = (id: string, users: string[]) => anEvent(TrendAudienceNotified, { users }, { id });
  await world().take(
    chunk('e-1', ['ada', 'kim']),
    chunk('e-2', ['zoe']),
    chunk('e-3', []),
    chunk('e-1', ['ada', 'kim']),
  );
  expect(await world().read(keys.trendAudience('trend-ballard-2026-11-23'))).toMatchObject({ users: 3 });
});
