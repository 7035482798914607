import { RankingComparisonRequested } from '@bayon/event-contracts';
import { get, nothing, put, query, rule } from '@bayon/publisher/rule';
import { compare, isSame, maxCompared } from '../presence/comparison.ts';
import { keys, prefixes, rivalPartition, userPartition } from '../presence/keys.ts';
import type { Standing } from '../presence/ranking.ts';

/** The user's latest ranks against a competitor's, for the keywords that both are read for. */
export const rankingComparisonRequestedRule = rule(RankingComparisonRequested, {
  load: ({ detail: { userId, competitorId } }) => ({
    // Guarded: a comparison of older ranks does not replace one of newer ranks.
    before: get(keys.comparison(userId, competitorId)),
    own: query<Standing>(userPartition(userId), { prefix: prefixes.standing, limit: maxCompared }),
    theirs: query<Standing>(rivalPartition(userId, competitorId), {
      prefix: prefixes.standing,
      limit: maxCompared,
    }),
  }),
  decide: ({ detail: { userId, competitorId } }, { before, own, theirs }) => {
    const after = compare(competitorId, own, theirs);
    // A feed asks once for each of its readings, and mostly nothing is left to change: no reason to meet at one item.
    if (isSame(after, before)) return nothing;
    return { writes: [put(keys.comparison(userId, competitorId), after)], events: [] };
  },
});
