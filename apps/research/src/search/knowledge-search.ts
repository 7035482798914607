import type { Notebook } from '../notebook/reads.ts';
import { createKnowledgeIndex, type Hit, type KnowledgeIndex } from './knowledge-index.ts';

/** Full-text search over users' knowledge bases. */
export interface KnowledgeSearch {
  /** The pieces of a user's that match, the best first. */
  search(userId: string, text: string): Promise<readonly Hit[]>;
}

/** A user's index, and the state of the knowledge base that it is of. */
interface Held {
  readonly index: KnowledgeIndex;
  changes: number;
  /** What is being done to it: refreshes of one index follow one another. */
  ready: Promise<void>;
}

/** What a function instance keeps: characters of all indexes together (some 200 MB of memory), and users. */
const roomFor = { characters: 8_000_000, users: 500 };

/**
 * Keeps the indexes of the users who asked last in the function's memory. Each search first reads, strongly
 * consistent, how often the knowledge base has changed; if it has since, its pieces are read and the index follows.
 * So an index is never older than the table, whatever instance answers, and a restart loses nothing but time.
 */
export function createKnowledgeSearch(
  notebook: Pick<Notebook, 'shelf' | 'allKnowledge'>,
  room = roomFor,
): KnowledgeSearch {
  /** By user, the one who asked last at the end. */
  const held = new Map<string, Held>();

  function heldFor(userId: string): Held {
    const one = held.get(userId) ?? { index: createKnowledgeIndex(), changes: 0, ready: Promise.resolve() };
    held.delete(userId);
    held.set(userId, one);
    makeRoom(userId);
    return one;
  }

  async function refresh(userId: string, one: Held): Promise<void> {
    const shelf = await notebook.shelf(userId);
    const changes = shelf?.changes ?? 0;
    if (changes === one.changes) return;
    // Read after the count: what changes in between is indexed already, and once more counted as a change.
    one.index.refresh(await notebook.allKnowledge(userId));
    one.changes = changes;
    makeRoom(userId);
  }

  function makeRoom(keep: string): void {
    let total = [...held.values()].reduce((sum, { index }) => sum + index.characters(), 0);
    for (const [userId, { index }] of held) {
      if (total <= room.characters && held.size <= room.users) return;
      if (userId === keep) continue;
      total -= index.characters();
      held.delete(userId);
    }
  }

  return {
    async search(userId, text) {
      const one = heldFor(userId);
      const refreshed = one.ready.then(() => refresh(userId, one));
      // Whoever comes next tries again; this failure is thrown to who waits for it.
      one.ready = refreshed.catch(() => undefined);
      await refreshed;
      return one.index.search(text);
    },
  };
}
