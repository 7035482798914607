import type { LogState } from '../items.ts';
import { firstMarkable } from '../rules/log-status.ts';
import { findEntries, type LogPages } from './log-pages.ts';

/**
 * The numbers of some notifications, by the ids of their events; undefined for those that are not there. Read from the
 * newest, as what people mark mostly is.
 */
export async function findByIds(
  pages: LogPages,
  userId: string,
  state: LogState,
  { ids, now }: { readonly ids: readonly string[]; readonly now: string },
): Promise<readonly (number | undefined)[]> {
  const found = new Map<string, number>();
  const first = firstMarkable(state, now);
  for (let last: number | undefined = state.lastSeq; last !== undefined;) {
    const { entries, lookedUpTo } = await findEntries(pages, userId, {
      ...{ first, last, order: 'newest', limit: ids.length - found.size, together: 100 },
      isWanted: ({ id }) => ids.includes(id) && !found.has(id),
    });
    for (const { id, seq } of entries) found.set(id, found.get(id) ?? seq);
    last = found.size === ids.length || lookedUpTo === undefined ? undefined : lookedUpTo - 1;
  }
  return ids.map((id) => found.get(id));
}
