import { nameOf, type Standing } from './ranking.ts';
import type { RankSubject } from './reads.ts';

/** A rank as it is reported. */
export interface Reported extends RankSubject {
  readonly rank: number;
  /** ISO 8601 UTC. Absent: now. */
  readonly observedAt?: string;
}

/** A rank that is new, or another than before. */
export interface Move extends RankSubject {
  readonly oldRank: number;
  readonly newRank: number;
  readonly observedAt?: string;
  /** `false`: a newer rank came with it. */
  readonly notify?: false;
}

/**
 * What moved: of each subject its readings in their order, each against the one before. Nothing is known of before a first
 * reading, nor of before one that is older than what is known: so nothing has moved by it, and it is only history.
 */
export function movesOf(readings: readonly Reported[], standings: readonly Standing[]): Move[] {
  const known = new Map(standings.map((standing) => [nameOf(standing), standing]));
  const bySubject = Map.groupBy(readings, nameOf);
  return [...bySubject].flatMap(([name, own]) => {
    const standing = known.get(name);
    const ordered = own.toSorted((one, other) => compare(one.observedAt ?? '~', other.observedAt ?? '~'));
    let before: number | undefined;
    return ordered.flatMap(({ rank, ...reading }, place): Move[] => {
      const isNew = standing && (reading.observedAt ?? '~') > (standing.readings[0]?.at ?? '');
      const last = before ?? (isNew ? standing.rank : undefined);
      before = rank;
      // The same file sent again tells nothing new.
      const isKnown = standing?.readings.some(
        ({ at, newRank }) => at === reading.observedAt && newRank === rank,
      );
      if (last === rank || isKnown) return [];
      const isNewest = place === ordered.length - 1;
      return [
        { ...reading, oldRank: last ?? rank, newRank: rank, ...(!isNewest && { notify: false as const }) },
      ];
    });
  });
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
