import { type Held, isNewer, valueAt, type Version } from '@bayon/publisher/rule';

/** What of a user's preferences concerns research, and what it is decided for. */
export interface SharingPreferences {
  readonly autoShareReports?: Held<boolean>;
  readonly shareChannels?: Held<readonly string[]>;
  /**
   * The reports made last, newest first: a word that comes late may be of their time. Whoever makes a report or changes
   * a preference writes this item, so neither decides without knowing of the other.
   */
  readonly made?: readonly MadeThen[];
}

/** A report, and the event that it was made by. */
export interface MadeThen {
  readonly reportId: string;
  readonly from: Version;
}

/** Reports that a late word still concerns: the newest. */
const mostMade = 20;

/** The preferences beside one more report. */
export const withMade = (known: SharingPreferences = {}, report: MadeThen): SharingPreferences => ({
  ...known,
  made: [...(known.made ?? []), report]
    .toSorted((one, other) => (isNewer(one.from, other.from) ? -1 : 1))
    .slice(0, mostMade),
});

/**
 * Where a report that was made at a moment is shared by itself: nowhere, unless its user had said so and said where.
 *
 * @param moment ISO 8601 UTC
 */
export const sharedTo = (
  { autoShareReports, shareChannels }: SharingPreferences = {},
  moment: string,
): string[] =>
  valueAt(autoShareReports, moment) === true ? [...new Set(valueAt(shareChannels, moment))] : [];

/** The channels on which a report of a moment is to be shared otherwise than before. */
export function changedChannels(
  before: SharingPreferences,
  after: SharingPreferences,
  moment: string,
): string[] {
  const [was, is] = [sharedTo(before, moment), sharedTo(after, moment)];
  return [
    ...is.filter((channel) => !was.includes(channel)),
    ...was.filter((channel) => !is.includes(channel)),
  ];
}
