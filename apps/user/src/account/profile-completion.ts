import type { ProfileData } from '@bayon/event-contracts';
import { isNewer, type Version } from './version.ts';

/** What a profile needs to be complete, in the order in which it is asked for. */
export const completionFields = [
  'businessName',
  'email',
  'phone',
  'address',
  'specialties',
  'bio',
] as const satisfies readonly (keyof ProfileData)[];

export type CompletionField = (typeof completionFields)[number];

/** Which fields of a profile say something, and by which event. The values are brand's own. */
export interface ProfileCompletion {
  readonly fields: Readonly<
    Partial<Record<CompletionField, { readonly isFilled: boolean; readonly from: Version }>>
  >;
}

export const noProfile: ProfileCompletion = { fields: {} };

/** With the given fields of an update, each unless a newer update of it is known. */
export function withProfile(
  known: ProfileCompletion,
  profileData: ProfileData,
  from: Version,
): ProfileCompletion {
  const newer = completionFields.filter(
    (field) => profileData[field] !== undefined && isNewer(from, known.fields[field]?.from),
  );
  const updates = newer.map((field) => [field, { isFilled: saysSomething(profileData[field]), from }]);
  return { fields: { ...known.fields, ...(Object.fromEntries(updates) as ProfileCompletion['fields']) } };
}

/** How complete a profile is, in whole per cent, and what is missing. */
export function completionOf({ fields }: ProfileCompletion) {
  const missing = completionFields.filter((field) => fields[field]?.isFilled !== true);
  const filled = completionFields.length - missing.length;
  return { percent: Math.round((filled * 100) / completionFields.length), missing };
}

/** Whether an update fills in anything at all. */
export const fillsSomething = (profileData: ProfileData): boolean =>
  Object.values(profileData).some(saysSomething);

/** An empty text clears a field. */
const saysSomething = (value: string | readonly string[] | undefined): boolean =>
  typeof value === 'string' ? value.trim() !== '' : value !== undefined && value.length > 0;
