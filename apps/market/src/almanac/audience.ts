import { query } from '@bayon/publisher/rule';
import type { Tracker } from './following.ts';
import { keys, partitions, prefixes } from './keys.ts';

/** Users of one chunk: what a notification takes. */
export const audienceChunk = 200;

/** The next chunk of those who track an area, or did, in the order of their ids. @param cursor the last user of the one before */
export const trackersAfter = (area: string, cursor: string | undefined, limit = audienceChunk) =>
  query<Tracker>(partitions.trackers(area), {
    prefix: prefixes.chunked,
    limit,
    ...(cursor !== undefined && { after: keys.tracker(area, cursor).sk }),
  });
