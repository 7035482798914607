import {
  brandAuditRequested,
  competitorRefreshRequested,
  type EventDraft,
  napFields,
  personalizationUpdated,
  type ProfileData,
  ProfileUpdated,
  realTimeNotification,
} from '@bayon/event-contracts';
import { get, nothing, put, rule } from '@bayon/publisher/rule';
import { keys } from '../presence/keys.ts';
import { updated } from '../presence/profile.ts';
import { listOf } from '../presence/sentence.ts';
import { versionOf } from '../presence/version.ts';

/** The profile changes: what follows from it is told to whoever it concerns. */
export const profileUpdatedRule = rule(ProfileUpdated, {
  load: ({ detail: { userId } }) => ({ profile: get(keys.profile(userId)) }),
  decide: (event, { profile: known }) => {
    const { userId, profileData, changes } = event.detail;
    if (changes.length === 0 && Object.keys(profileData).length === 0) return nothing;
    const profile = updated(known, userId, profileData, versionOf(event));
    return {
      writes: [put(keys.profile(userId), profile)],
      events: [
        personalizationUpdated({ userId, ...personalizationOf(profile.fields) }),
        ...audits(userId, event.id, changes),
        ...refreshes(userId, changes, profile.fields),
        ...notifications(userId, changes),
      ],
    };
  },
});

/** The whole of what a writer should know, of all updates so far. */
const personalizationOf = (fields: ProfileData) => ({
  businessName: fields.businessName ?? '',
  marketArea: fields.marketArea ?? '',
  specialties: [...(fields.specialties ?? [])],
  tone: fields.preferredTone ?? '',
});

/** The audit is named by the event that asks for it. */
function audits(userId: string, eventId: string, changes: readonly string[]): EventDraft[] {
  const nap = napFields.filter((name) => changes.includes(name));
  return nap.length === 0
    ? []
    : [
        brandAuditRequested({
          userId,
          auditId: eventId,
          auditType: 'nap-consistency',
          reason: 'nap-change',
          changes: nap,
        }),
      ];
}

function refreshes(userId: string, changes: readonly string[], fields: ProfileData): EventDraft[] {
  const moved = changes.includes('marketArea');
  if (!moved && !changes.includes('serviceAreas')) return [];
  return [
    competitorRefreshRequested({
      userId,
      reason: moved ? 'market-area-changed' : 'service-areas-changed',
      marketArea: fields.marketArea ?? '',
      serviceAreas: [...(fields.serviceAreas ?? [])],
    }),
  ];
}

function notifications(userId: string, changes: readonly string[]): EventDraft[] {
  if (changes.length === 0) return [];
  const labels = changes.map(labelOf);
  const shown = labels.length > 5 ? [...labels.slice(0, 4), `${labels.length - 4} more`] : labels;
  return [
    realTimeNotification({
      userId,
      type: 'profile_updated',
      message: `Your profile is up to date: you changed ${listOf(shown)}.`,
      data: { changes },
      severity: 'success',
    }),
  ];
}

/** `licenseNumber` → `license number` */
const labelOf = (field: string): string => field.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
