import { type DetailOf, type DomainEvent, ProfileUpdated } from '@bayon/event-contracts';
import { get, put, rule } from '@bayon/publisher/rule';
import { keys } from '../account/keys.ts';
import { stepWrites } from '../account/onboarding-writes.ts';
import { listOf } from '../account/list-of.ts';
import { fillsSomething, noProfile, withProfile } from '../account/profile-completion.ts';
import { type Advice } from '../account/recommendation.ts';
import { knownOf, recommend } from '../account/recommend.ts';
import { versionOf } from '../account/version.ts';

type Updated = DetailOf<typeof ProfileUpdated>;

/** The profile has changed: how complete it is, the onboarding step, and what follows from a new focus. */
export const profileUpdatedRule = rule(ProfileUpdated, {
  load: ({ detail }: DomainEvent<Updated>) => ({
    ...knownOf(detail.userId, adviceOf(detail)),
    profile: get(keys.profile(detail.userId)),
    onboarding: get(keys.onboarding(detail.userId)),
  }),
  decide: (event, { profile = noProfile, onboarding, ...recommendations }) => {
    const { userId, profileData, timestamp } = event.detail;
    const from = versionOf(event);
    return {
      writes: [
        put(keys.profile(userId), withProfile(profile, profileData, from)),
        ...(fillsSomething(profileData) ? stepWrites(userId, onboarding, 'profile', timestamp) : []),
        ...recommend(userId, adviceOf(event.detail), from, recommendations),
      ],
      events: [],
    };
  },
});

/** Advice for a new focus: of each kind the newest focus holds. */
function adviceOf({ profileData: { specialties = [], marketArea = '' }, changes }: Updated): Advice[] {
  return [
    ...(changes.includes('specialties') && specialties.length > 0
      ? [
          {
            kind: 'new-specialties',
            subject: [],
            message: `Show that you know ${listOf(specialties.slice(0, 3))}: ask for a blog post about it.`,
            priority: 'medium' as const,
          },
        ]
      : []),
    ...(changes.includes('marketArea') && marketArea.trim() !== ''
      ? [
          {
            kind: 'new-market-area',
            subject: [],
            message: `Track ${marketArea.trim()}, and publish a neighborhood guide for it.`,
            priority: 'medium' as const,
            about: { marketArea: marketArea.trim() },
          },
        ]
      : []),
  ];
}
