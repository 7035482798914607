import {
  ContentGenerated,
  type DomainEvent,
  ImmediateActionRequired,
  type Plan,
  PreferencesChanged,
  ProfileUpdated,
  ResearchQueryCompleted,
  SeoRecommendationsGenerated,
  SubscriptionChanged,
  TaskCompleted,
  TrendAudienceNotified,
  UsageUpdated,
  UserRegistered,
} from '@bayon/event-contracts';
import type { Worlds } from '@bayon/service-testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anEvent, outcomesOfEveryOrder, startWorlds } from './world.ts';

let worlds: Worlds;
beforeAll(async () => {
  worlds = await startWorlds();
});
afterAll(() => worlds.stop());

const minute = (n: number) => `2026-11-23T10:${String(n).padStart(2, '0')}:00.000Z`;
const userId = 'ada';
const registered = anEvent(UserRegistered, { userId }, { id: 'registered', at: minute(0) });
const made = (id: string, at = minute(4)) => anEvent(ContentGenerated, { userId, contentId: id }, { id, at });
const used = (id: string, amount: number, at = minute(5)) =>
  anEvent(
    UsageUpdated,
    { userId, usageType: 'contentGeneration', amount, sourceEventId: id, usedAt: undefined },
    { id, at },
  );
const preferring = (
  id: string,
  preferences: (typeof PreferencesChanged.examples)[0]['preferences'],
  at = minute(3),
) => anEvent(PreferencesChanged, { userId, preferences }, { id, at });
const profile = (id: string, profileData: (typeof ProfileUpdated.examples)[0]['profileData'], at: string) =>
  anEvent(ProfileUpdated, { userId, profileData, changes: Object.keys(profileData) }, { id, at });
const subscribed = (id: string, oldPlan: Plan, newPlan: Plan, at: string) =>
  anEvent(SubscriptionChanged, { userId, oldPlan, newPlan }, { id, at });

/** Two dozen worlds each: on a busy machine that takes its time. */
const patience = { timeout: 120_000 };

describe(
  'every order of arrival, each event delivered one to three times, ends in one state',
  patience,
  () => {
    const sequences: Record<string, DomainEvent[]> = {
      'a user comes, completes the profile, prefers something and has a piece made': [
        registered,
        profile('profile', { businessName: 'Lovelace Homes', marketArea: 'Ballard' }, minute(2)),
        preferring('preferring', { contentTone: 'warm' }),
        made('c-1'),
      ],
      'preferences change field by field, some of them in one millisecond': [
        registered,
        preferring('a', { contentTone: 'warm', autoShareReports: true }),
        preferring('b', { contentTone: 'playful' }),
        preferring('c', { autoShareReports: false, shareChannels: ['email'] }, minute(9)),
      ],
      'a profile is filled, in part cleared, and has a new focus': [
        profile('a', { phone: '1', bio: 'x', specialties: ['condos'] }, minute(1)),
        profile('b', { bio: '', marketArea: 'Ballard' }, minute(2)),
        profile('c', { phone: '2', specialties: ['farms'], marketArea: 'Fremont' }, minute(2)),
        profile('d', { bio: 'y' }, minute(0)),
      ],
      'a question and two pieces count, each once, for the month they were made in': [
        anEvent(ResearchQueryCompleted, { userId }, { id: 'answered', at: minute(1) }),
        made('c-1', '2026-10-31T23:59:59.999Z'),
        made('c-2', '2026-11-01T00:00:00.000Z'),
        registered,
      ],
      'a task is asked for twice and done twice': [
        anEvent(ImmediateActionRequired, { userId, action: 'First' }, { id: 'a', at: minute(1) }),
        anEvent(ImmediateActionRequired, { userId, action: 'Second' }, { id: 'b', at: minute(2) }),
        anEvent(TaskCompleted, { userId }, { id: 'c', at: minute(5) }),
        anEvent(TaskCompleted, { userId }, { id: 'd', at: minute(3) }),
      ],
      'the same advice is given again': [
        anEvent(SeoRecommendationsGenerated, { userId }, { id: 'a', at: minute(1) }),
        anEvent(SeoRecommendationsGenerated, { userId }, { id: 'b', at: minute(2) }),
        anEvent(TrendAudienceNotified, { users: ['ada', 'grace', 'ada'] }, { id: 'c', at: minute(2) }),
      ],
    };

    it.each(Object.entries(sequences))('%s', async (_, events) => {
      const [first, ...others] = await outcomesOfEveryOrder(worlds, events);
      expect(first!.outcome.items.length).toBeGreaterThan(events.length);
      for (const { order, outcome } of others) expect(outcome, order).toEqual(first!.outcome);
    });
  },
);

describe(
  'what a user is told depends on what was known then, but not what is stored in the end',
  patience,
  () => {
    it('when limits are come to', async () => {
      const events = [
        used('a', 2),
        used('b', 2, minute(7)),
        used('c', 1, minute(6)),
        used('d', 9, minute(1)),
      ];
      const [first, ...others] = await outcomesOfEveryOrder(worlds, events);
      expect(first!.outcome.state).toContainEqual(expect.objectContaining({ count: 14, told: 'exceeded' }));
      for (const { order, outcome } of others) expect(outcome.state, order).toEqual(first!.outcome.state);
    });

    it('when plans change', async () => {
      const events = [
        subscribed('a', 'free', 'pro', minute(1)),
        subscribed('b', 'pro', 'enterprise', minute(2)),
        subscribed('c', 'enterprise', 'free', minute(3)),
        subscribed('d', 'free', 'pro', minute(3)),
      ];
      for (const { order, outcome } of await outcomesOfEveryOrder(worlds, events)) {
        expect(outcome.state, order).toContainEqual(
          expect.objectContaining({ sk: 'SUBSCRIPTION', plan: 'pro', from: { at: minute(3), eventId: 'd' } }),
        );
        expect(outcome.state, order).toContainEqual(
          expect.objectContaining({ of: 'plan', value: 'free to pro', users: 2 }),
        );
      }
    });
  },
);
