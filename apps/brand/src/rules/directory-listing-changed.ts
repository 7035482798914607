import { DirectoryListingChanged } from '@bayon/event-contracts';
import { get, nothing, put, remove, rule } from '@bayon/publisher/rule';
import { keys } from '../presence/keys.ts';
import { isNewer, newest, versionOf } from '../presence/version.ts';

/** A removal is remembered for as long as the archive can bring back what was before it. Seconds. */
const rememberedFor = 90 * 24 * 60 * 60;

/** What a directory says of the agent is recorded, or forgotten. The last by time stands. */
export const directoryListingChangedRule = rule(DirectoryListingChanged, {
  load: ({ detail: { userId, listingId } }) => ({
    known: get(keys.listing(userId, listingId)),
    removed: get(keys.removedListing(userId, listingId)),
  }),
  decide: (event, { known, removed }) => {
    const { userId, listingId, listing, timestamp } = event.detail;
    const from = versionOf(event);
    if (!isNewer(from, newest(known?.from, removed?.from))) return nothing;
    const [listed, unlisted] = [keys.listing(userId, listingId), keys.removedListing(userId, listingId)];
    return {
      writes: listing
        ? [put(listed, { ...listing, userId, listingId, from }), ...(removed ? [remove(unlisted)] : [])]
        : [
            ...(known ? [remove(listed)] : []),
            put(unlisted, { from }, { expiresAt: Math.floor(Date.parse(timestamp) / 1_000) + rememberedFor }),
          ],
      events: [],
    };
  },
});
