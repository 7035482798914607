/** An event, as far as it decides who is newer. */
export interface Version {
  /** ISO 8601 UTC */
  readonly at: string;
  readonly eventId: string;
}

/** By event time; where two events are of the same millisecond, by id: every order of arrival ends the same. */
export const isNewer = (one: Version, other: Version | undefined): boolean =>
  other === undefined || one.at > other.at || (one.at === other.at && one.eventId > other.eventId);

/** The newer of some versions that may be there. */
export const newestOf = (...versions: readonly (Version | undefined)[]): Version | undefined =>
  versions.reduce((newest, one) => (one && isNewer(one, newest) ? one : newest), undefined);

/** The version that an event gives to what it writes. */
export const versionOf = (event: {
  readonly id: string;
  readonly detail: { readonly timestamp: string };
}): Version => ({ at: event.detail.timestamp, eventId: event.id });

/** The earlier of two times, one of which may not be there. */
export const earliest = (known: string | undefined, at: string): string =>
  known !== undefined && known < at ? known : at;
