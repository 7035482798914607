import { rankingChanged } from '@bayon/event-contracts';
import { type ApiResponse, endpoint, Problem, taken, type Upload } from '@bayon/publisher/http';
import { type Reported, movesOf } from '../presence/rank-moves.ts';
import { nameOf, shownRank } from '../presence/ranking.ts';
import type { Presence, RankSubject } from '../presence/reads.ts';
import { readRankings } from './read-rankings.ts';
import { routes } from './routes.ts';

type Reads = Pick<Presence, 'standingsOf' | 'competitorIds' | 'preferences'>;

export function rankingCommands(presence: Reads, now: () => Date) {
  /** What a report becomes: an event for each reading that is new, or has moved. */
  async function report(userId: string, readings: readonly Reported[], more: object): Promise<ApiResponse> {
    const moves = movesOf(readings, await presence.standingsOf(userId, readings));
    const answer = {
      changed: moves.map(({ notify: _, oldRank, newRank, ...move }) => ({
        ...move,
        oldRank: shownRank(oldRank),
        newRank: shownRank(newRank),
      })),
      unchanged: readings.length - moves.length,
      ...more,
    };
    if (moves.length === 0) return { status: 200, body: answer };
    return taken(answer, ...moves.map((move) => rankingChanged({ userId, ...move })));
  }

  async function reportFile(userId: string, upload: Upload): Promise<ApiResponse> {
    const timeZone = (await presence.preferences(userId))?.timeZone ?? 'UTC';
    const { rows, rejected, assumed } = readRankings(upload, { now: now(), timeZone });
    const named = new Map<string, number>();
    const refused = [...rejected];
    const readings = rows.filter(({ line, ...reading }) => {
      const name = JSON.stringify([nameOf(reading), reading.observedAt]);
      const twin = named.get(name);
      if (twin === undefined) named.set(name, line);
      else refused.push({ line, reason: `is of the same keyword, engine and date as line ${twin}` });
      return twin === undefined;
    });
    refused.sort((one, other) => one.line - other.line);
    if (readings.length === 0) {
      const complaints = refused.map(({ line, reason }) => ({ path: `body.line ${line}`, message: reason }));
      throw new Problem(400, 'There is no rank in it that could be taken.', complaints);
    }
    return report(
      userId,
      readings.map(({ line: _, ...reading }) => reading),
      { rejected: refused, assumed },
    );
  }

  return [
    endpoint(routes.reportRankings, async ({ userId, body: readings, upload }) => {
      if (upload) return reportFile(userId, upload);
      assertDistinct(readings);
      await assertOwn(presence, userId, readings);
      return report(userId, readings, {});
    }),
  ];
}

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
