import { isDeepStrictEqual } from 'node:util';
import type { Preferences } from '@bayon/event-contracts';
import { isNewer, theBeginning, type Version } from './version.ts';

type Field = keyof Preferences;

/** What a user has set; each field remembers which event it is from. */
export interface StoredPreferences {
  readonly values: Preferences;
  readonly from: Readonly<Partial<Record<Field, Version>>>;
}

/** What holds where a user has said nothing. No tone: then the profile's preferred one holds. */
export const defaultPreferences = {
  mutedNotifications: [],
  autoShareReports: false,
  shareChannels: [],
} as const satisfies Preferences;

/** The defaults as if set before everything else, so that they never replace what a user said. */
export const withDefaults = (known: StoredPreferences | undefined): StoredPreferences =>
  withPreferences(known, { ...defaultPreferences, mutedNotifications: [], shareChannels: [] }, theBeginning);

/** With the fields of a change, each unless a newer one is known. */
export function withPreferences(
  known: StoredPreferences | undefined,
  change: Preferences,
  from: Version,
): StoredPreferences {
  const newer = Object.entries<unknown>(change).filter(
    ([field, value]) => value !== undefined && isNewer(from, known?.from[field as Field]),
  );
  return {
    values: { ...known?.values, ...Object.fromEntries(newer) },
    from: { ...known?.from, ...Object.fromEntries(newer.map(([field]) => [field, from])) },
  };
}

/** Only what of a wish differs from what holds. Lists are sets: their order says nothing. */
export function changesOf(current: Preferences, wish: Preferences): Preferences {
  const differing = Object.entries(wish)
    .map(([field, value]): [string, unknown] => [field, Array.isArray(value) ? asSet(value) : value])
    .filter(([field, value]) => !isSame(current[field as Field], value));
  return Object.fromEntries(differing);
}

const asSet = (list: readonly string[]) => [...new Set(list)].sort();

const isSame = (one: unknown, other: unknown): boolean =>
  Array.isArray(one) && Array.isArray(other)
    ? asSet(one).join() === asSet(other).join()
    : isDeepStrictEqual(one, other);
