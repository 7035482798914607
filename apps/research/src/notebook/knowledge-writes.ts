import type { KnowledgeData } from '@bayon/event-contracts';
import { add, get, put, remove, type Write } from '@bayon/publisher/rule';
import { keys, knowledgeIndex } from './keys.ts';
import { charactersOf, type Knowledge, type Tombstone } from './knowledge.ts';
import { isNewer, newestOf, type Version } from './version.ts';

/** What must be known of a piece before it may change. */
export const pieceReads = (userId: string, knowledgeId: string) => ({
  piece: get(keys.knowledge(userId, knowledgeId)),
  tombstone: get(keys.tombstone(userId, knowledgeId)),
});

interface Known {
  readonly piece: Knowledge | undefined;
  readonly tombstone: Tombstone | undefined;
}

/**
 * A late replay of an update must still find the deletion: the archive keeps events for 90 days at most, and some
 * more are left for what lies in queues. Milliseconds.
 */
const tombstoneLife = 120 * 24 * 60 * 60 * 1_000;

/**
 * Brings a piece to what an event says of it, unless something newer is known. The shelf's counters get the
 * difference, so they are right in whatever order events come.
 *
 * @param data undefined: it is deleted
 */
export function pieceWrites(
  userId: string,
  knowledgeId: string,
  data: KnowledgeData | undefined,
  from: Version,
  { piece, tombstone }: Known,
): Write[] {
  const shelf = (after: KnowledgeData | undefined): Write =>
    add(keys.shelf(userId), {
      pieces: (after ? 1 : 0) - (piece ? 1 : 0),
      characters: (after ? charactersOf(after) : 0) - (piece ? charactersOf(piece) : 0),
      changes: 1,
    });
  if (!isNewer(from, newestOf(piece?.from, tombstone?.from))) return [shelf(piece)];
  const [live, dead] = [keys.knowledge(userId, knowledgeId), keys.tombstone(userId, knowledgeId)];
  return data
    ? [
        put(live, { knowledgeId, ...data, from }, { index: knowledgeIndex(userId, from.at, knowledgeId) }),
        remove(dead),
        shelf(data),
      ]
    : [
        remove(live),
        put(
          dead,
          { knowledgeId, from },
          { expiresAt: Math.floor((Date.parse(from.at) + tombstoneLife) / 1_000) },
        ),
        shelf(undefined),
      ];
}
