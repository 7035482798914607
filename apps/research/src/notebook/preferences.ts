import type { Version } from './version.ts';

/** What of a user's preferences concerns research. Each remembers the event it is from: the last by time stays. */
export interface SharingPreferences {
  readonly autoShareReports?: Preference<boolean>;
  readonly shareChannels?: Preference<readonly string[]>;
}

export interface Preference<Value> {
  readonly value: Value;
  readonly from: Version;
}

/** Where a user's reports are shared by themselves: nowhere, unless they said so and said where. */
export const sharedTo = ({ autoShareReports, shareChannels }: SharingPreferences = {}): string[] =>
  autoShareReports?.value === true ? [...new Set(shareChannels?.value)] : [];
