import {
  type AlertRule,
  AlertRuleChanged,
  AlertTriggered,
  AreaTrackingChanged,
  OpportunityIdentified,
  PriceChangeDetected,
  PricesObserved,
  TrendAudienceNotified,
  TrendDetected,
} from '@bayon/event-contracts';
import { type Allowance, saidBy, saidOnTheWay, type Story, told } from '../story.ts';
import { at } from '../../packaged/times.ts';

const tracks = (id: string, minute: number, userId: string, tracking = true) =>
  told(AreaTrackingChanged, id, minute, { userId, marketArea: 'Ballard', tracking });
const ruleSet = (id: string, minute: number, changed: Partial<AlertRule> = {}) => {
  const [{ rule } = {}] = AlertRuleChanged.examples;
  return told(AlertRuleChanged, id, minute, {
    userId: 'ada',
    ruleId: 'r-1',
    change: 'set',
    ...(rule && { rule: { ...rule, ...changed } }),
  });
};
const ruleRemoved = (id: string, minute: number) =>
  told(AlertRuleChanged, id, minute, {
    userId: 'ada',
    ruleId: 'r-1',
    change: 'removed',
    rule: undefined,
  });
const seen = (id: string, minute: number, ...prices: readonly (readonly [string, number, number])[]) =>
  told(PricesObserved, id, minute, {
    marketArea: 'Ballard',
    observations: prices.map(([propertyId, dollars, seenAt]) => ({
      propertyId,
      price: { amountCents: 100 * dollars, currency: 'USD' },
      observedAt: at(seenAt),
    })),
  });

/** A change is what was known against what is new: which changes there are is for the order to say (market's README). */
const changes: readonly Allowance[] = [
  saidOnTheWay,
  {
    of: /^item \S+-market-\S+ .*"(?:CHANGE|VALUATION|EVENTS#)/,
    because: 'what a price is a change from is what was known when it came',
  },
  {
    of: /^item \S+-market-\S+ .*"DAY#/,
    zeros: true,
    because: 'a price that was taken back leaves a counter at nothing, which says as much as none',
  },
];

const tellers: Allowance = {
  of: /^item \S+-market-\S+ .*"TRACKERS#/,
  fields: ['toldBy'],
  because:
    'who tells a user of a trend, the chunk of its audience or a word that came late, is for the order to say; not whom',
};

export const marketStories: readonly Story[] = [
  {
    name: 'an area is tracked, left and tracked again while its trend is told',
    before: [tracks('grace-tracks', 0, 'grace')],
    steps: [
      told(TrendDetected, 'trend', 4, { affectedUsers: ['kim'] }),
      told(TrendAudienceNotified, 'audience', 5, { trendId: 'trend', users: ['kim', 'zoe'] }),
      told(TrendDetected, 'other', 6, { affectedUsers: ['kim', 'ada'] }),
    ],
    mayDiffer: [saidBy(/"RECOMMENDATION#/), tellers],
  },
  {
    name: 'an area is tracked, left and tracked again by words that come late, and its trend is told',
    before: [tracks('grace-tracks', 0, 'grace')],
    steps: [
      tracks('a', 1, 'ada'),
      tracks('b', 2, 'ada', false),
      tracks('c', 3, 'ada'),
      told(TrendDetected, 'trend', 4, { affectedUsers: ['kim'] }),
    ],
    mayDiffer: [saidOnTheWay, saidBy(/"RECOMMENDATION#/), tellers],
  },
  {
    name: 'an area is tracked and left',
    steps: [
      tracks('a', 1, 'ada'),
      tracks('b', 2, 'ada', false),
      tracks('c', 3, 'ada'),
      tracks('d', 1, 'grace'),
    ],
  },
  {
    name: 'an alert rule is set, moved and removed',
    steps: [
      ruleSet('a', 1),
      ruleSet('b', 2, { marketArea: 'Fremont' }),
      ruleRemoved('c', 3),
      ruleSet('d', 4, { threshold: 80_000_000 }),
    ],
  },
  {
    name: 'alerts and opportunities come',
    steps: [
      told(AlertTriggered, 'low', 1, { userId: 'ada', alertId: 'x', severity: 'low' }),
      told(AlertTriggered, 'critical', 2, { userId: 'ada', alertId: 'y' }),
      told(OpportunityIdentified, 'found', 3, { userId: 'ada', opportunityId: 'o' }),
      told(PriceChangeDetected, 'change', 4, { userId: 'ada' }),
    ],
  },
  {
    name: 'prices are seen late, twice, and corrected',
    steps: [
      seen('a', 1, ['p-1', 500_000, 1], ['p-2', 800_000, 1]),
      seen('b', 2, ['p-1', 510_000, 2]),
      seen('c', 3, ['p-1', 505_000, 3], ['p-2', 800_000, 3]),
    ],
    mayDiffer: changes,
  },
];
