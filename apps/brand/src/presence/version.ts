import { isNewer, type Version } from '@bayon/publisher/rule';

export { isNewer, type Version, versionOf } from '@bayon/publisher/rule';

/** The newer of two events, where there are two. */
export const newest = (one: Version | undefined, other: Version | undefined): Version | undefined =>
  one && isNewer(one, other) ? one : other;

/** The newest of some things, first, and of these at most so many. */
export const newestOf = <Thing extends Version>(things: readonly Thing[], most: number): Thing[] =>
  things.toSorted((one, other) => (isNewer(one, other) ? -1 : 1)).slice(0, most);
