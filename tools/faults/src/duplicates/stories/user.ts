import {
  ContentGenerated,
  type Plan,
  PreferencesChanged,
  SubscriptionChanged,
  UsageUpdated,
  UserRegistered,
} from '@bayon/event-contracts';
import { type Allowance, saidOnTheWay, type Story, told } from '../story.ts';
import { at } from '../../packaged/times.ts';

const userId = 'ada';
const used = (id: string, minute: number, amount: number) =>
  told(UsageUpdated, id, minute, {
    userId,
    usageType: 'contentGeneration',
    amount,
    sourceEventId: id,
    usedAt: at(minute),
  });
const subscribed = (id: string, minute: number, oldPlan: Plan, newPlan: Plan) =>
  told(SubscriptionChanged, id, minute, { userId, oldPlan, newPlan });
const registered = told(UserRegistered, 'registered', 0, { userId });
const preferring = (
  id: string,
  minute: number,
  preferences: (typeof PreferencesChanged.examples)[number]['preferences'],
) => told(PreferencesChanged, id, minute, { userId, preferences });

/** A limit is come to, or not, by the plan that is known at the time (docs/decisions, 0012). */
const warnings: Allowance = {
  of: /^item .*"USAGE#/,
  fields: ['told'],
  because: 'a user is warned when a limit is near, by the plan known then',
};

const workflows: Allowance = {
  of: /^item .*"(?:WORKFLOW|RECOMMENDATION)#/,
  because: 'a plan that comes late is not announced (user’s README), and its workflow not begun',
};

export const userStories: readonly Story[] = [
  {
    name: 'a user registers, subscribes and uses the plan',
    steps: [registered, subscribed('pro', 1, 'free', 'pro'), used('some', 2, 3), used('more', 3, 2)],
    mayDiffer: [saidOnTheWay, warnings],
  },
  {
    name: 'plans change to and fro',
    steps: [
      subscribed('pro', 1, 'free', 'pro'),
      subscribed('enterprise', 2, 'pro', 'enterprise'),
      subscribed('free', 3, 'enterprise', 'free'),
      registered,
    ],
    mayDiffer: [saidOnTheWay, workflows],
  },
  {
    name: 'preferences change field by field while a piece is made',
    steps: [
      preferring('tone', 1, { contentTone: 'warm', autoShareReports: true }),
      preferring('muted', 2, { mutedNotifications: ['price_change_alert'] }),
      preferring('playful', 3, { contentTone: 'playful', shareChannels: ['email'] }),
      told(ContentGenerated, 'generated', 4, { userId, contentId: 'c-1' }),
    ],
  },
];
