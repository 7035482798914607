import { BadCursor, decodeCursor, encodeCursor } from '../notebook/cursor.ts';
import type { Notebook } from '../notebook/reads.ts';
import type { PageRequest } from '../notebook/table.ts';
import { bestPassage } from '../search/best-passage.ts';
import type { KnowledgeSearch } from '../search/knowledge-search.ts';
import { knowledgeSummary } from './views.ts';

/** Characters of the passage that is shown of each hit. */
const snippetLength = 240;

/**
 * What of a knowledge base matches some words, the best first. The index says which pieces; what is shown of them is
 * read from the table, so nothing that is deleted is ever shown.
 *
 * @throws BadCursor
 */
export async function findKnowledge(
  userId: string,
  text: string,
  { limit, cursor }: PageRequest,
  { notebook, search }: { notebook: Pick<Notebook, 'knowledgeById'>; search: KnowledgeSearch },
) {
  const from = cursor === undefined ? 0 : placeOf(cursor);
  const hits = await search.search(userId, text);
  const shown = hits.slice(from, from + limit);
  const pieces = new Map(
    (
      await notebook.knowledgeById(
        userId,
        shown.map(({ knowledgeId }) => knowledgeId),
      )
    ).map((piece) => [piece.knowledgeId, piece]),
  );
  const items = shown.flatMap(({ knowledgeId, score }) => {
    const piece = pieces.get(knowledgeId);
    if (!piece) return [];
    const snippet = bestPassage(piece.text, text, snippetLength);
    return [{ ...knowledgeSummary(piece), snippet, score: Math.round(score * 1_000) / 1_000 }];
  });
  const end = from + limit;
  return {
    items,
    total: hits.length,
    ...(end < hits.length && { cursor: encodeCursor({ after: `${end}` }) }),
  };
}

function placeOf(cursor: string): number {
  const { after = '' } = decodeCursor(cursor, ['after'], () => true);
  if (!/^[1-9]\d{0,4}$/.test(after)) throw new BadCursor();
  return Number(after);
}
