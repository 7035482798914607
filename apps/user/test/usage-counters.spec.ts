import { RealTimeNotification, UsageUpdated, usageTypes } from '@bayon/event-contracts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keys } from '../src/account/keys.ts';
import { anEvent, worldForEach } from './world.ts';

const world = worldForEach();

const uses = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    usageType: fc.constantFrom(...usageTypes),
    amount: fc.integer({ min: 1, max: 4 }),
    month: fc.constantFrom('2026-10', '2026-11'),
  }),
  { selector: ({ id }) => id, minLength: 1, maxLength: 8 },
);
/** Each of them, in any order, some of them again. */
const deliveries = uses.chain((all) =>
  fc.tuple(
    fc.constant(all),
    fc.shuffledSubarray([...all, ...all], { minLength: all.length }).map((some) => [...some, ...all]),
  ),
);

it(
  'month counters are the sum of their amounts, and warnings come at most once',
  { timeout: 60_000 },
  async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(deliveries, async ([all, order]) => {
        const userId = `user-${(run += 1)}`;
        const at = ({ month }: (typeof all)[0]) => `${month}-23T10:00:00.000Z`;
        await world().take(
          ...order.map((use) => {
            const { id, usageType, amount } = use;
            const detail = { userId, usageType, amount, sourceEventId: id, usedAt: undefined };
            return anEvent(UsageUpdated, detail, { id, at: at(use) });
          }),
        );
        for (const month of ['2026-10', '2026-11']) {
          for (const usageType of usageTypes) {
            const sum = all
              .filter((use) => use.month === month && use.usageType === usageType)
              .reduce((total, { amount }) => total + amount, 0);
            const stored = await world().read(keys.usage(userId, month, usageType));
            expect(stored?.count ?? 0).toBe(sum);
          }
        }
        const told = new Map(
          world()
            .published(RealTimeNotification)
            .filter((one) => one['userId'] === userId)
            .map(({ event, type, data }) => {
              const { usageType, month } = data as { usageType: string; month: string };
              return [event.id, `${String(type)} ${usageType} ${month}`];
            }),
        );
        expect(new Set(told.values()).size).toBe(told.size);
      }),
      { numRuns: 40 },
    );
  },
);
