import {
  type Plan,
  RealTimeNotification,
  SubscriptionChanged,
  UsageUpdated,
  type UsageType,
} from '@bayon/event-contracts';
import { describe, expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';
import { keys } from '../account/keys.ts';

const world = worldForEach();

let made = 0;
const used = (usageType: UsageType, amount: number, usedAt?: string, at = '2026-11-23T10:00:00.000Z') => {
  made += 1;
  const detail = { userId: 'ada', usageType, amount, sourceEventId: `source-${made}`, usedAt };
  return anEvent(UsageUpdated, detail, { id: `used-${String(made).padStart(4, '0')}`, at });
};
const onPlan = (newPlan: Plan) => anEvent(SubscriptionChanged, { userId: 'ada', oldPlan: 'free', newPlan });
/** Each notification once: a duplicate publishes it again under the same id. */
const told = () =>
  [
    ...new Map(
      world()
        .published(RealTimeNotification)
        .map((one) => [one.event.id, one]),
    ).values(),
  ]
    .map(({ type }) => type)
    .filter((type) => type !== 'subscription_changed');
const countOf = async (usageType: UsageType, month = '2026-11') =>
  (await world().read(keys.usage('ada', month, usageType)))?.count;

const warning = 'usage_warning';
const exceeded = 'usage_limit_exceeded';

describe('what is told at the limits, once a month for each thing', () => {
  it.each<[string, Plan, UsageType, number[], string[]]>([
    ['nothing below 80 %', 'free', 'contentGeneration', [3], []],
    ['a warning at exactly 80 %', 'free', 'contentGeneration', [3, 1], [warning]],
    ['a warning, then that it is reached', 'free', 'contentGeneration', [1, 1, 1, 1, 1], [warning, exceeded]],
    ['nothing more beyond', 'free', 'contentGeneration', [4, 1, 1, 7], [warning, exceeded]],
    ['no warning over which one jumps', 'pro', 'contentGeneration', [39, 21, 1], [exceeded]],
    ['at exactly 100 % at once', 'pro', 'research', [20], [exceeded]],
    ['the warning once', 'pro', 'contentGeneration', [40, 1, 1, 7], [warning]],
    ['79.9 % is not 80 %', 'pro', 'contentGeneration', [39], []],
    ['80 % of three is three', 'free', 'research', [1, 1, 1], [exceeded]],
    ['a limit of none is reached by the first', 'free', 'aiImageEditing', [1, 1], [exceeded]],
    ['without a limit nothing', 'enterprise', 'contentGeneration', [1_000_000, 1_000_000], []],
  ])('%s', async (_, plan, usageType, amounts, expected) => {
    if (plan !== 'free') await world().take(onPlan(plan));
    const events = amounts.map((amount) => used(usageType, amount));
    for (const event of events) await world().take(event, event);
    expect(told()).toEqual(expected);
    expect(await countOf(usageType)).toBe(amounts.reduce((sum, amount) => sum + amount, 0));
  });

  it('of each thing and each month on its own', async () => {
    await world().take(
      used('contentGeneration', 4),
      used('research', 3),
      used('contentGeneration', 4, '2026-12-01T00:00:00.000Z'),
    );
    expect(told()).toEqual([warning, exceeded, warning]);
  });

  it('in words that say what helps', async () => {
    await world().take(used('contentGeneration', 4), used('contentGeneration', 1), used('aiImageEditing', 1));
    expect(
      world()
        .published(RealTimeNotification)
        .map(({ message }) => message),
    ).toEqual([
      'You have used 4 of your 5 content pieces of November 2026. The pro plan has 50 content pieces a month.',
      'You have used 5 of your 5 content pieces of November 2026: the limit is reached. The pro plan has 50 content pieces a month.',
      'Your free plan has no image edits. The pro plan has 10 image edits a month.',
    ]);
  });

  it('by the plan that holds then: a larger one has room again', async () => {
    await world().take(used('contentGeneration', 4), onPlan('pro'), used('contentGeneration', 10));
    expect(told()).toEqual([warning]);
  });
});

describe('the month that it counts for', () => {
  it.each([
    ['the event’s own', undefined, '2026-10-31T23:59:59.999Z', '2026-10'],
    ['the event’s own, from its first moment', undefined, '2026-11-01T00:00:00.000Z', '2026-11'],
    [
      'that of its use, where that is known',
      '2026-10-31T23:59:59.999Z',
      '2026-11-01T00:00:01.000Z',
      '2026-10',
    ],
  ])('is %s', async (_, usedAt, at, month) => {
    await world().take(used('research', 2, usedAt, at));
    expect(await countOf('research', month)).toBe(2);
  });
});

describe('what is recommended', () => {
  const recommended = async () =>
    (await world().reads.recommendations('ada', { limit: 10 }, new Date(world().now))).items.map(
      ({ kind, from }) => [kind, from.at],
    );

  it('after the first use of a thing ever, once, dated by it in any order', async () => {
    await world().take(
      used('research', 1, '2026-11-05T00:00:00.000Z'),
      used('research', 1, '2026-11-04T00:00:00.000Z'),
      used('research', 1, '2027-03-04T00:00:00.000Z'),
    );
    expect(await recommended()).toEqual([['after-first-research', '2026-11-04T00:00:00.000Z']]);
  });

  it('at a limit the larger plan, dated by the latest use', async () => {
    await world().take(
      used('contentGeneration', 4, '2026-11-05T00:00:00.000Z'),
      used('contentGeneration', 1, '2026-11-06T00:00:00.000Z'),
      used('contentGeneration', 1, '2026-11-04T00:00:00.000Z'),
    );
    expect(await recommended()).toEqual([
      ['upgrade', '2026-11-06T00:00:00.000Z'],
      ['after-first-content', '2026-11-04T00:00:00.000Z'],
    ]);
  });

  it('nothing larger to who has the largest', async () => {
    await world().take(onPlan('enterprise'), used('research', 1_000));
    expect((await recommended()).map(([kind]) => kind)).toEqual(['after-first-research']);
  });
});
