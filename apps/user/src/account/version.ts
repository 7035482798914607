/** An event, as far as it decides who is newer. */
export interface Version {
  /** ISO 8601 UTC */
  readonly at: string;
  readonly eventId: string;
}

/** What was there before any event: everything is newer. */
export const theBeginning: Version = { at: '', eventId: '' };

/** By event time; where two events are of the same millisecond, by id: every order of arrival ends the same. */
export const isNewer = (one: Version, other: Version | undefined): boolean =>
  other === undefined || one.at > other.at || (one.at === other.at && one.eventId > other.eventId);

/** The version that an event is. */
export const versionOf = (event: {
  readonly id: string;
  readonly detail: { readonly timestamp: string };
}): Version => ({ at: event.detail.timestamp, eventId: event.id });

/** The newer of two. */
export const newest = (one: Version, other: Version | undefined): Version =>
  other === undefined || isNewer(one, other) ? one : other;
