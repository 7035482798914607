import { type DirectoryListing, directoryListingChanged } from '@bayon/event-contracts';
import { derivedId } from '@bayon/publisher';
import { type ApiResponse, endpoint, Problem } from '@bayon/publisher/http';
import { maxListings } from '../presence/listing.ts';
import { termOf } from '../presence/ranking.ts';
import type { Presence } from '../presence/reads.ts';
import { accept, idOf, type Voice } from './accept.ts';
import { readListings } from './read-listings.ts';
import type { RejectedRow } from './read-rows.ts';
import { routes } from './routes.ts';

interface Command {
  readonly userId: string;
  readonly idempotencyKey?: string;
}

export function listingCommands(presence: Pick<Presence, 'listing' | 'listingIds'>, voice: Voice) {
  const recorded = (command: Command, listingId: string, listing: DirectoryListing) =>
    directoryListingChanged(
      { userId: command.userId, listingId, change: 'recorded', listing },
      { id: idOf(command, 'listing', listingId) },
    );

  async function recordOne(command: Command, listing: DirectoryListing): Promise<ApiResponse> {
    const listingId = listingIdOf(command.userId, listing);
    const known = await presence.listingIds(command.userId);
    if (!known.has(listingId) && known.size >= maxListings) {
      throw new Problem(400, full, [{ path: 'body', message: full }]);
    }
    return accept(voice, [recorded(command, listingId, listing)], { listingId });
  }

  async function recordMany(command: Command, csv: string): Promise<ApiResponse> {
    const { rows, rejected } = readListings(csv);
    const known = await presence.listingIds(command.userId);
    const taken = new Map<string, { readonly line: number; readonly listing: DirectoryListing }>();
    const refused: RejectedRow[] = [...rejected];
    for (const { line, listing } of rows) {
      const listingId = listingIdOf(command.userId, listing);
      const twin = taken.get(listingId);
      const added = [...taken.keys()].filter((id) => !known.has(id)).length;
      if (twin) refused.push({ line, reason: `is the same directory and url as line ${twin.line}` });
      else if (!known.has(listingId) && known.size + added >= maxListings)
        refused.push({ line, reason: full });
      else taken.set(listingId, { line, listing });
    }
    refused.sort((one, other) => one.line - other.line);
    if (taken.size === 0) {
      const complaints = refused.map(({ line, reason }) => ({ path: `body.line ${line}`, message: reason }));
      throw new Problem(400, 'None of the rows is a listing that can be taken.', complaints);
    }
    return accept(
      voice,
      [...taken].map(([listingId, { listing }]) => recorded(command, listingId, listing)),
      {
        taken: [...taken].map(
          ([
            listingId,
            {
              line,
              listing: { directory },
            },
          ]) => ({ line, listingId, directory }),
        ),
        rejected: refused,
      },
    );
  }

  return [
    endpoint(routes.recordListing, (request) =>
      request.csv === undefined ? recordOne(request, request.body) : recordMany(request, request.csv),
    ),

    endpoint(routes.removeListing, async (request) => {
      const { userId, params } = request;
      const listing = await presence.listing(userId, params['id'] ?? '');
      if (!listing) throw new Problem(404, 'There is no such listing of yours.');
      const { listingId } = listing;
      const event = directoryListingChanged(
        { userId, listingId, change: 'removed' },
        { id: idOf(request, 'remove listing', listingId) },
      );
      return accept(voice, [event], { listingId });
    }),
  ];
}

/** The same directory and address on the web is the same listing, whenever it is reported. */
const listingIdOf = (userId: string, { directory, url }: DirectoryListing): string =>
  derivedId('listing', userId, termOf(directory), url.trim());

const full = `A user can have at most ${maxListings} listings: remove one first.`;
