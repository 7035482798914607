import {
  AlertRulesEvaluationRequested,
  AlertTriggered,
  type DomainEvent,
  FeatureAccessChanged,
  OpportunityIdentified,
  PriceChangeDetected,
  TrendAudienceNotified,
  TrendDetected,
} from '@bayon/event-contracts';
import type { StoredItem, Worlds } from '@bayon/service-testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anEvent, outcomesOfEveryOrder, startWorlds } from './world.ts';
import { aPrice, observed, removesRule, setsRule, tracks } from './market-fixtures.ts';

let worlds: Worlds;
beforeAll(async () => {
  worlds = await startWorlds();
});
afterAll(() => worlds.stop());

const minute = (n: number) => ({ at: `2026-11-23T10:${String(n).padStart(2, '0')}:00.000Z` });

/** What is the same in any order. */
const sequences: Record<string, DomainEvent[]> = {
  'an area is tracked, left and tracked again': [
    tracks('ada', 'Ballard', true, { id: 'a', ...minute(1) }),
    tracks('ada', 'BALLARD', false, { id: 'b', ...minute(2) }),
    tracks('ada', 'ballard', true, { id: 'c', ...minute(3) }),
    tracks('grace', 'Ballard', true, { id: 'd', ...minute(1) }),
  ],
  'an area is tracked and left in one moment': [
    tracks('ada', 'Ballard', true, { id: 'a' }),
    tracks('ada', 'Ballard', false, { id: 'b' }),
    tracks('ada', 'Ballard', true, { id: 'c' }),
  ],
  'a rule is set, moved and removed': [
    setsRule('ada', 'r-1', {}, { id: 'a', ...minute(1) }),
    setsRule('ada', 'r-1', { marketArea: 'Fremont' }, { id: 'b', ...minute(2) }),
    removesRule('ada', 'r-1', minute(3)),
    setsRule('ada', 'r-2', { marketArea: 'Fremont' }, { id: 'd', ...minute(1) }),
  ],
  'a rule is removed and set in one moment': [
    setsRule('ada', 'r-1', {}, { id: 'a' }),
    removesRule('ada', 'r-1'),
    setsRule('ada', 'r-1', { threshold: 5 }, { id: 'z' }),
  ],
  'a plan changes twice in a moment': [
    anEvent(FeatureAccessChanged, {}, { id: 'a' }),
    anEvent(FeatureAccessChanged, { plan: 'free' }, { id: 'b' }),
    anEvent(FeatureAccessChanged, { plan: 'enterprise' }, { id: 'c', ...minute(0) }),
  ],
  'an alert is told in two ways': [
    anEvent(AlertTriggered, { severity: 'low' }, { id: 'a', ...minute(1) }),
    anEvent(AlertTriggered, { severity: 'critical' }, { id: 'b', ...minute(1) }),
    anEvent(AlertTriggered, { alertId: 'other', alertType: 'x' }, { id: 'c', ...minute(2) }),
  ],
  'an opportunity grows': [
    anEvent(OpportunityIdentified, { confidence: 0.1 }, { id: 'a', ...minute(1) }),
    anEvent(OpportunityIdentified, { confidence: 0.9 }, { id: 'b', ...minute(2) }),
    anEvent(OpportunityIdentified, { opportunityId: 'other' }, { id: 'c', ...minute(2) }),
  ],
  'prices change, and trends are seen': [
    anEvent(PriceChangeDetected, {}, { id: 'a', ...minute(1) }),
    anEvent(PriceChangeDetected, { userId: 'ada', observedAt: undefined }, { id: 'b', ...minute(1) }),
    anEvent(TrendDetected, { affectedUsers: ['ada'] }, { id: 'c' }),
    anEvent(TrendAudienceNotified, { trendId: 'c', users: ['kim', 'zoe'] }, { id: 'd' }),
  ],
  'prices of properties come late, on one day, of one moment, and from another area': [
    observed('a', [aPrice('p-1', 500_000, 20, { beds: 2 }), aPrice('p-2', 800_000, 20)], minute(1)),
    observed('b', [aPrice('p-1', 510_000, 20), aPrice('p-1', 490_000, 18, { beds: 3 })], minute(2)),
    observed('c', [aPrice('p-1', 505_000, 21)], { marketArea: 'Fremont', ...minute(3) }),
    observed('d', [aPrice('p-2', 800_000, 20), aPrice('p-2', 790_000, 19)], minute(4)),
  ],
};

/**
 * A change is what was known against what is new: which changes there were depends on what came when, and so does what
 * was valued, told or looked at. What is known of prices does not.
 */
const isKnownOfPrices = ({ pk, sk }: StoredItem) =>
  (pk.startsWith('PROPERTY#') && !/^(CHANGE|VALUATION)/.test(sk)) ||
  (pk.startsWith('AREA#') && sk.startsWith('DAY#'));
/** A price that was taken back leaves a counter at nothing, which says as much as none. */
const withoutNothing = (item: StoredItem) =>
  Object.fromEntries(Object.entries(item).filter(([name, value]) => !/^b\d+$/.test(name) || value !== 0));
const ofPrices = (items: readonly StoredItem[]) =>
  items
    .filter(isKnownOfPrices)
    .map(withoutNothing)
    .filter((item) => Object.keys(item).length > 3);
const aboutValue = ({ sk }: StoredItem) => sk !== 'VALUATION';

describe('every order of arrival, each event delivered one to three times, ends in one state', () => {
  it.each(Object.entries(sequences))('%s', { timeout: 60_000 }, async (name, events) => {
    const outcomes = (await outcomesOfEveryOrder(worlds, events)).map(({ order, outcome }) => {
      // A record keeps the events that were caused; which word on a finding was news depends on which came first.
      const { items, state: all } = outcome;
      const state = name.startsWith('prices of') ? ofPrices(items) : all.filter(aboutValue);
      return { order, state };
    });
    expect(outcomes[0]!.state.length).toBeGreaterThan(0);
    for (const { order, state } of outcomes) expect(state, order).toEqual(outcomes[0]!.state);
  });
});

describe('a rule’s comparisons', () => {
  it('end in one state in any order, with one alert of a day', { timeout: 60_000 }, async () => {
    const evaluation = (id: string, medianPrice: number, n: number) =>
      anEvent(
        AlertRulesEvaluationRequested,
        {
          cursor: undefined,
          asOf: `${minute(n).at}#${id}`,
          values: { day: '2026-11-23', medianPrice, observations: 3 },
        },
        { id, ...minute(n) },
      );
    const start = [setsRule('ada', 'r-1', { threshold: 50 }, minute(0))];
    const events = [evaluation('a', 40, 1), evaluation('b', 60, 2), evaluation('c', 70, 3)];
    const ends = await outcomesOfEveryOrder(worlds, events, start);
    for (const { order, outcome } of ends) {
      const { items } = outcome;
      expect(
        items.find(({ pk }) => pk === 'ALERT-RULES#ballard'),
        order,
      ).toMatchObject({ held: true });
      expect(
        items.filter(({ sk }) => sk.startsWith('ALERT#')),
        order,
      ).toHaveLength(1);
    }
  });
});

describe('a trend', () => {
  const users = (items: readonly StoredItem[]) =>
    items.find(({ pk, sk }) => pk === 'TREND#t' && sk === 'AUDIENCE')?.['users'] ?? 0;
  const toldOf = async (...words: readonly (readonly [minute: number, tracking: boolean])[]) => {
    const events = words.map(([n, tracking]) =>
      tracks('ada', 'Ballard', tracking, { id: `w-${n}`, ...day(n) }),
    );
    const grace = tracks('grace', 'Ballard', true, { id: 'grace', ...day(0) });
    const trend = anEvent(TrendDetected, {}, { id: 't', ...day(4) });
    const outcomes = await outcomesOfEveryOrder(worlds, [...events, trend], [grace]);
    return new Set(outcomes.map(({ outcome }) => users(outcome.items)));
  };
  const day = (n: number) => ({ at: minute(n).at.replace('11-23', '11-30') });

  it('is told to who tracked its area when it was seen, in any order', { timeout: 60_000 }, async () => {
    expect(await toldOf([1, true], [2, false], [3, true])).toEqual(new Set([2]));
    expect(await toldOf([1, true], [2, true], [5, false])).toEqual(new Set([2]));
    expect(await toldOf([1, false], [5, true], [6, false])).toEqual(new Set([1]));
  });

  it('is told at most once to who left it by a word that comes late', { timeout: 60_000 }, async () => {
    expect(await toldOf([1, true], [2, false], [5, true])).toEqual(new Set([1, 2]));
  });
});
