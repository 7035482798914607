import type { Version } from './version.ts';

/** What a user prefers, as far as it concerns us. */
export interface Preferences {
  /** IANA */
  readonly timeZone: string;
  readonly from: Version;
}
