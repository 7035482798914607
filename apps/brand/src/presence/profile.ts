import { profileFields, type ProfileData } from '@bayon/event-contracts';
import { isNewer, type Version } from './version.ts';

/** An agent's profile. Each field remembers the event it is from: the last by time stays. */
export interface Profile {
  readonly userId: string;
  readonly fields: ProfileData;
  readonly from: Readonly<Partial<Record<keyof ProfileData, Version>>>;
  /** ISO 8601 UTC: of the newest update, even where it says nothing that stays. */
  readonly updatedAt: string;
}

/** A profile after an update: what is given overwrites what is older, the rest stays. */
export function updated(
  profile: Profile | undefined,
  userId: string,
  given: ProfileData,
  from: Version,
): Profile {
  const fresh = profileFields.filter(
    (name) => given[name] !== undefined && isNewer(from, profile?.from[name]),
  );
  return {
    userId,
    fields: { ...profile?.fields, ...pick(given, fresh) },
    from: { ...profile?.from, ...Object.fromEntries(fresh.map((name) => [name, from])) },
    updatedAt: profile && profile.updatedAt > from.at ? profile.updatedAt : from.at,
  };
}

/** The given fields that are not what the profile has. To clear what was never set changes nothing. */
export const changesOf = (profile: ProfileData, given: ProfileData): (keyof ProfileData)[] =>
  profileFields.filter((name) => {
    const value = given[name];
    return value !== undefined && JSON.stringify(value) !== JSON.stringify(profile[name] ?? emptyLike(value));
  });

const emptyLike = (value: string | readonly string[]) => (typeof value === 'string' ? '' : []);

const pick = (data: ProfileData, names: readonly (keyof ProfileData)[]): ProfileData =>
  Object.fromEntries(names.map((name) => [name, data[name]]));
