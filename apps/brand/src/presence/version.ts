/** An event, as far as it decides who is newer. */
export interface Version {
  /** ISO 8601 UTC */
  readonly at: string;
  readonly eventId: string;
}

/** By event time; where two events are of the same millisecond, by id: every order of arrival ends the same. */
export const isNewer = (one: Version, other: Version | undefined): boolean =>
  other === undefined || one.at > other.at || (one.at === other.at && one.eventId > other.eventId);

/** The newer of two events, where there are two. */
export const newest = (one: Version | undefined, other: Version | undefined): Version | undefined =>
  one && isNewer(one, other) ? one : other;

/** The version that an event's effects have. */
export const versionOf = ({
  id,
  detail: { timestamp },
}: {
  readonly id: string;
  readonly detail: { readonly timestamp: string };
}): Version => ({ at: timestamp, eventId: id });

/** The newest of some things, first, and of these at most so many. */
export const newestOf = <Thing extends Version>(things: readonly Thing[], most: number): Thing[] =>
  things.toSorted((one, other) => (isNewer(one, other) ? -1 : 1)).slice(0, most);
