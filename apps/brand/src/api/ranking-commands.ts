import { rankingChanged } from '@bayon/event-contracts';
import { endpoint, Problem, taken } from '@bayon/publisher/http';
import { termOf } from '../presence/ranking.ts';
import type { Presence, RankSubject } from '../presence/reads.ts';
import { routes } from './routes.ts';

export const rankingCommands = (presence: Pick<Presence, 'standingsOf' | 'competitorIds'>) => [
  endpoint(routes.reportRankings, async ({ userId, body: readings }) => {
    assertDistinct(readings);
    await assertOwn(presence, userId, readings);
    const ranks = new Map(
      (await presence.standingsOf(userId, readings)).map((standing) => [nameOf(standing), standing.rank]),
    );
    const moved = readings.flatMap(({ rank, ...subject }) => {
      const before = ranks.get(nameOf(subject));
      // Nothing is known of before a first reading, so nothing has moved by it.
      return before === rank ? [] : [{ ...subject, oldRank: before ?? rank, newRank: rank }];
    });
    const answer = { changed: moved, unchanged: readings.length - moved.length };
    if (moved.length === 0) return { status: 200, body: answer };
    return taken(answer, ...moved.map((change) => rankingChanged({ userId, ...change })));
  }),
];

/** Whose rank for what, the same for all its spellings. */
const nameOf = ({ keyword, searchEngine, competitorId = '' }: RankSubject): string =>
  JSON.stringify([termOf(keyword), termOf(searchEngine), competitorId]);

/** @throws Problem 400: of two readings of one moment neither is the newer one */
function assertDistinct(readings: readonly RankSubject[]): void {
  const seen = new Set<string>();
  const twice = readings.flatMap((reading, place) => {
    const isSeen = seen.has(nameOf(reading));
    seen.add(nameOf(reading));
    return isSeen
      ? [{ path: `body.${place}`, message: 'is of the same keyword and engine as one before' }]
      : [];
  });
  if (twice.length > 0) throw new Problem(400, 'A feed has one rank for each keyword and engine.', twice);
}

/** @throws Problem 400 naming each competitor that the user does not have */
async function assertOwn(
  presence: Pick<Presence, 'competitorIds'>,
  userId: string,
  readings: readonly RankSubject[],
): Promise<void> {
  if (readings.every(({ competitorId }) => competitorId === undefined)) return;
  const known = await presence.competitorIds(userId);
  const foreign = readings.flatMap(({ competitorId }, place) =>
    competitorId === undefined || known.has(competitorId)
      ? []
      : [{ path: `body.${place}.competitorId`, message: 'is no competitor of yours' }],
  );
  if (foreign.length > 0) throw new Problem(400, 'A rank is of a competitor that you do not have.', foreign);
}
