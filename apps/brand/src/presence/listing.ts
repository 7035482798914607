import type { DirectoryListing } from '@bayon/event-contracts';
import type { Version } from './version.ts';

/** What a directory says of the agent: a citation. */
export interface Listing extends DirectoryListing {
  readonly userId: string;
  readonly listingId: string;
  readonly from: Version;
}

/** That a listing was removed: what was recorded before, but arrives later, does not bring it back. */
export interface RemovedListing {
  readonly from: Version;
}

/** As many as a user may have. */
export const maxListings = 100;
