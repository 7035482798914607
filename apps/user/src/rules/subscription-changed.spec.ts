import {
  FeatureAccessChanged,
  featuresOf,
  type Plan,
  plans,
  PlanWorkflowStarted,
  RealTimeNotification,
  SubscriptionChanged,
  UsageUpdated,
} from '@bayon/event-contracts';
import { describe, expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';
import { keys } from '../account/keys.ts';

const world = worldForEach();

const at = (n: number) => `2026-11-23T10:0${n}:00.000Z`;
const changed = (oldPlan: Plan, newPlan: Plan, minute = 1, id = `${oldPlan}-${newPlan}-${minute}`) =>
  anEvent(SubscriptionChanged, { userId: 'ada', oldPlan, newPlan }, { id, at: at(minute) });
const plan = async () => (await world().read(keys.subscription('ada')))?.plan;

const workflows: Readonly<Partial<Record<string, string>>> = {
  'free pro': 'pro-onboarding',
  'free enterprise': 'enterprise-setup',
  'pro enterprise': 'enterprise-setup',
};

describe.each(plans.flatMap((one) => plans.filter((two) => two !== one).map((two) => [one, two] as const)))(
  'from %s to %s',
  (oldPlan, newPlan) => {
    it('is stored, told, counted, given access to, and introduced where it brings more', async () => {
      await world().take(changed(oldPlan, newPlan));
      expect(await plan()).toBe(newPlan);
      expect(world().published(RealTimeNotification)).toMatchObject([
        {
          type: 'subscription_changed',
          severity: plans.indexOf(newPlan) > plans.indexOf(oldPlan) ? 'success' : 'info',
        },
      ]);
      expect(world().published(FeatureAccessChanged)).toMatchObject([
        { userId: 'ada', plan: newPlan, features: featuresOf[newPlan] },
      ]);
      const workflow = workflows[`${oldPlan} ${newPlan}`];
      expect(
        world()
          .published(PlanWorkflowStarted)
          .map((one) => one['workflow']),
      ).toEqual(workflow ? [workflow] : []);
      expect(await world().items()).toContainEqual(
        expect.objectContaining({ of: 'plan', value: `${oldPlan} to ${newPlan}`, users: 1 }),
      );
    });
  },
);

it.each([
  ['free', 'You are on the free plan now: 5 content pieces a month and 3 research questions a month.'],
  [
    'enterprise',
    'You are on the enterprise plan now: unlimited content pieces a month, unlimited research questions a month, unlimited image edits a month and custom branding.',
  ],
] as const)('says what %s brings', async (newPlan, message) => {
  await world().take(changed('pro', newPlan));
  expect(world().published(RealTimeNotification)).toMatchObject([{ message }]);
});

it('says nothing of a change of nothing', async () => {
  await world().take(changed('free', 'free'));
  expect(world().bus.events).toEqual([]);
  expect((await world().items()).filter(({ pk }) => pk.startsWith('COUNTERS#'))).toEqual([]);
});

it('does not tell twice what was asked for twice at once', async () => {
  await world().take(changed('free', 'pro', 1), changed('free', 'pro', 2));
  expect(world().published(RealTimeNotification)).toHaveLength(1);
});

it('does not go back to an older plan that comes late, but counts it', async () => {
  await world().take(changed('pro', 'enterprise', 5), changed('free', 'pro', 1));
  expect(await plan()).toBe('enterprise');
  expect(world().published(FeatureAccessChanged)).toMatchObject([{ plan: 'enterprise' }]);
  expect(await world().items()).toContainEqual(expect.objectContaining({ value: 'free to pro', users: 1 }));
});

it('leaves what was used this month counted', async () => {
  const used = { userId: 'ada', usageType: 'research', amount: 2 } as const;
  await world().take(anEvent(UsageUpdated, { ...used, usedAt: at(0) }), changed('free', 'pro'));
  expect(await world().read(keys.usage('ada', '2026-11', 'research'))).toMatchObject({ count: 2 });
});

describe('the advice of who is at a limit', () => {
  const used = (amount: number) =>
    anEvent(
      UsageUpdated,
      { userId: 'ada', usageType: 'contentGeneration', amount, usedAt: at(1) },
      { id: `used-${amount}`, at: at(1) },
    );
  const advice = async () =>
    (await world().reads.recommendations('ada', { limit: 100 }, new Date(world().now))).items
      .filter(({ kind }) => kind === 'upgrade')
      .map(({ about }) => about['plan']);

  it('is of the plan that holds, whichever of use and plan is heard of first', async () => {
    await world().take(used(5));
    expect(await advice()).toEqual(['pro']);
    await world().take(changed('free', 'pro', 2));
    expect(await advice()).toEqual([]);
    await world().take(used(45));
    expect(await advice()).toEqual(['enterprise']);
    await world().take(changed('pro', 'enterprise', 3));
    expect(await advice()).toEqual([]);
    await world().take(changed('enterprise', 'free', 4));
    expect(await advice()).toEqual(['pro']);
  });

  it('is untouched by an older plan that comes late', async () => {
    await world().take(changed('pro', 'free', 3), used(5), changed('free', 'pro', 2));
    expect(await advice()).toEqual(['pro']);
  });
});
