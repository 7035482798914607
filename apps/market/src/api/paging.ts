import { Problem } from '@bayon/publisher/http';
import { BadCursor } from '../almanac/cursor.ts';
import { dayAfter, daysBetween, dayOf } from '../almanac/days.ts';

/** A page, or what is wrong with the cursor that it was asked for by. */
export async function paged<Page>(page: Promise<Page>): Promise<Page> {
  try {
    return await page;
  } catch (error) {
    if (!(error instanceof BadCursor)) throw error;
    throw new Problem(400, 'The cursor is of no use here.', [
      { path: 'query.cursor', message: error.message },
    ]);
  }
}

const longestRange = 366;

/**
 * The days that are asked for, both included; the last ones where nothing is said.
 *
 * @throws Problem 400 where they are none, or more than a year
 */
export function rangeOf(
  query: { readonly from?: string | undefined; readonly to?: string | undefined },
  usual: number,
  now: () => Date,
) {
  const to = query.to ?? dayOf(now().toISOString());
  const from = query.from ?? dayAfter(to, 1 - usual);
  const days = daysBetween(from, to) + 1;
  if (days < 1 || days > longestRange) {
    throw new Problem(400, `From and to must span 1 to ${longestRange} days.`, [
      { path: 'query.from', message: `spans ${days} days up to ${to}` },
    ]);
  }
  return { from, to };
}
