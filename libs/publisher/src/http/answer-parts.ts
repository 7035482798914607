import * as z from 'zod';

/** What many answers have in them. */

/** A moment, ISO 8601 UTC. */
export const time = z.iso.datetime().describe('UTC');
/** A day, UTC: `2026-11-23` */
export const date = z.iso.date().describe('UTC');
/** How many there are. */
export const count = z.int().min(0);

/** A page of a list. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    cursor: z.string().optional().describe('Where the next page begins. Absent on the last'),
  });
