import { type DirectoryListing, directoryListingChanged } from '@bayon/event-contracts';
import { derivedId } from '@bayon/publisher';
import { type ApiResponse, endpoint, Problem, taken, type Upload } from '@bayon/publisher/http';
import type { RejectedRow } from '@bayon/publisher/uploads';
import { maxListings } from '../presence/listing.ts';
import { termOf } from '../presence/ranking.ts';
import type { Presence } from '../presence/reads.ts';
import { readListings } from './read-listings.ts';
import { routes } from './routes.ts';

export function listingCommands(presence: Pick<Presence, 'listing' | 'listingIds'>) {
  const recorded = (userId: string, listingId: string, listing: DirectoryListing) =>
    directoryListingChanged({ userId, listingId, change: 'recorded', listing });

  async function recordOne(userId: string, listing: DirectoryListing): Promise<ApiResponse> {
    const listingId = listingIdOf(userId, listing);
    const known = await presence.listingIds(userId);
    if (!known.has(listingId) && known.size >= maxListings) {
      throw new Problem(400, full, [{ path: 'body', message: full }]);
    }
    return taken({ listingId }, recorded(userId, listingId, listing));
  }

  async function recordMany(userId: string, upload: Upload): Promise<ApiResponse> {
    const { rows, rejected } = readListings(upload);
    const known = await presence.listingIds(userId);
    const listings = new Map<string, { readonly line: number; readonly listing: DirectoryListing }>();
    const refused: RejectedRow[] = [...rejected];
    for (const { line, listing } of rows) {
      const listingId = listingIdOf(userId, listing);
      const twin = listings.get(listingId);
      const added = [...listings.keys()].filter((id) => !known.has(id)).length;
      if (twin) refused.push({ line, reason: `is the same directory and url as line ${twin.line}` });
      else if (!known.has(listingId) && known.size + added >= maxListings)
        refused.push({ line, reason: full });
      else listings.set(listingId, { line, listing });
    }
    refused.sort((one, other) => one.line - other.line);
    if (listings.size === 0) {
      const complaints = refused.map(({ line, reason }) => ({ path: `body.line ${line}`, message: reason }));
      throw new Problem(400, 'None of the rows is a listing that can be taken.', complaints);
    }
    const all = [...listings].map(([listingId, { line, listing }]) => ({ line, listingId, listing }));
    return taken(
      {
        taken: all.map(({ line, listingId, listing }) => ({ line, listingId, directory: listing.directory })),
        rejected: refused,
      },
      ...all.map(({ listingId, listing }) => recorded(userId, listingId, listing)),
    );
  }

  return [
    endpoint(routes.recordListing, ({ userId, body, upload }) =>
      upload ? recordMany(userId, upload) : recordOne(userId, body),
    ),

    endpoint(routes.removeListing, async ({ userId, params }) => {
      const listing = await presence.listing(userId, params['id'] ?? '');
      if (!listing) throw new Problem(404, 'There is no such listing of yours.');
      const { listingId } = listing;
      return taken({ listingId }, directoryListingChanged({ userId, listingId, change: 'removed' }));
    }),
  ];
}

/** The same directory and address on the web is the same listing, whenever it is reported. */
const listingIdOf = (userId: string, { directory, url }: DirectoryListing): string =>
  derivedId('listing', userId, termOf(directory), url.trim());

const full = `A user can have at most ${maxListings} listings: remove one first.`;
