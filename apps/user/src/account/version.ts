import { isNewer, type Version } from '@bayon/publisher/rule';

export { isNewer, type Version, versionOf } from '@bayon/publisher/rule';

/** What was there before any event: everything is newer. */
export const theBeginning: Version = { at: '', eventId: '' };

/** The newer of two. */
export const newest = (one: Version, other: Version | undefined): Version =>
  other === undefined || isNewer(one, other) ? one : other;
