/** An event, as far as it decides who is newer. */
export interface Version {
  /** ISO 8601 UTC */
  readonly at: string;
  readonly eventId: string;
}

/** By event time; where two events are of the same millisecond, by id: every order of arrival ends the same. */
export const isNewer = (one: Version, other: Version | undefined): boolean =>
  other === undefined || one.at > other.at || (one.at === other.at && one.eventId > other.eventId);

/** The version that an event gives to what it says. */
export const versionOf = (event: {
  readonly id: string;
  readonly detail: { readonly timestamp: string };
}): Version => ({ at: event.detail.timestamp, eventId: event.id });
