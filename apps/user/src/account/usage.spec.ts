import { plans, usageTypes } from '@bayon/event-contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountOf, isNews, levelAt, limitOf, monthName, percentOf, type Told } from './usage.ts';

it.each([
  [0, 5, 0, undefined],
  [3, 5, 60, undefined],
  [4, 5, 80, 'warning'],
  [5, 5, 100, 'exceeded'],
  [6, 5, 120, 'exceeded'],
  [2, 3, 66, undefined],
  [3, 3, 100, 'exceeded'],
  [39, 50, 78, undefined],
  [40, 50, 80, 'warning'],
  [49, 50, 98, 'warning'],
  [799, 1_000, 79, undefined],
  [800, 1_000, 80, 'warning'],
  [0, 0, 100, 'exceeded'],
  [1, 0, 100, 'exceeded'],
  [1_000_000, undefined, undefined, undefined],
] as const)('%d of %s is %s %%, and %s', (count, limit, percent, level) => {
  expect(percentOf(count, limit)).toBe(percent);
  expect(levelAt(count, limit)).toBe(level);
});

describe('in any run of uses', () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 60 });
  const limits = fc.option(fc.integer({ min: 0, max: 200 }), { nil: undefined });

  const toldIn = (run: readonly number[], limit: number | undefined) => {
    const all: Told[] = [];
    let count = 0;
    for (const amount of run) {
      count += amount;
      const level = levelAt(count, limit);
      if (isNews(level, all.at(-1))) all.push(level);
    }
    return all;
  };

  it('each thing is told at most once, the warning never after that it is reached', () => {
    fc.assert(
      fc.property(amounts, limits, (run, limit) => {
        expect([[], ['warning'], ['exceeded'], ['warning', 'exceeded']]).toContainEqual(toldIn(run, limit));
      }),
    );
  });

  it('it is told that it is reached if and only if it is, in whatever order', () => {
    fc.assert(
      fc.property(amounts, limits, (run, limit) => {
        const total = run.reduce((sum, amount) => sum + amount, 0);
        const isReached = run.length > 0 && limit !== undefined && total >= limit;
        for (const order of [run, run.toReversed(), run.toSorted((one, other) => one - other)])
          expect(toldIn(order, limit).includes('exceeded')).toBe(isReached);
      }),
    );
  });
});

it('names amounts and months as one reads them', () => {
  expect(amountOf(1, 'aiImageEditing')).toBe('1 image edit');
  expect(amountOf(0, 'research')).toBe('0 research questions');
  expect(amountOf(undefined, 'contentGeneration')).toBe('unlimited content pieces');
  expect(monthName('2026-01')).toBe('January 2026');
  expect(monthName('2026-12')).toBe('December 2026');
});

it('has a limit, or says that there is none, for every plan and thing', () => {
  expect(plans.map((plan) => usageTypes.map((usageType) => limitOf(plan, usageType)))).toEqual([
    [5, 3, 0],
    [50, 20, 10],
    [undefined, undefined, undefined],
  ]);
});
