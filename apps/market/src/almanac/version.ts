/** An event, as far as it decides who is newer. */
export interface Version {
  /** ISO 8601 UTC */
  readonly at: string;
  readonly eventId: string;
}

/** By time; of one millisecond, by id: every order of arrival ends the same. */
export const isNewer = (one: Version, other: Version | undefined): boolean =>
  other === undefined || one.at > other.at || (one.at === other.at && one.eventId > other.eventId);
