import type { Finding } from '@bayon/event-contracts';
import { beginningOf } from '../beginning-of.ts';
import { knowledgeIdOf, sourceOf, typeOf } from '../notebook/knowledge.ts';
import type { Notebook } from '../notebook/reads.ts';
import { bestPassage } from '../search/best-passage.ts';
import type { KnowledgeSearch } from '../search/knowledge-search.ts';
import { maxSnippet, maxTitle, plain } from './web-search.ts';

/** A piece that has less of the question than this has nothing to do with it, … */
const leastCoverage = 0.3;
/** … nor has one that has so much less of it than another. */
const leastShare = 0.5;
const maxFindings = 6;

/** What a user's knowledge base has on a question: the best passage of each piece, the best piece first. */
export async function passagesFor(
  { userId, queryId, query }: { readonly userId: string; readonly queryId: string; readonly query: string },
  {
    notebook,
    search,
  }: { readonly notebook: Pick<Notebook, 'knowledgeById'>; readonly search: KnowledgeSearch },
): Promise<Finding[]> {
  // A question does not answer itself.
  const hits = (await search.search(userId, query)).filter(
    ({ knowledgeId }) => knowledgeId !== knowledgeIdOf(queryId),
  );
  const best = Math.max(0, ...hits.map(({ coverage }) => coverage));
  const near = hits.filter(({ coverage }) => coverage >= Math.max(leastCoverage, best * leastShare));
  // The user's own notes come before what was found before.
  const [notes, research] = [
    near.filter(({ knowledgeId }) => typeOf(knowledgeId) === 'note'),
    near.filter(({ knowledgeId }) => typeOf(knowledgeId) === 'research'),
  ];
  const chosen = [...notes, ...research].slice(0, maxFindings).map(({ knowledgeId }) => knowledgeId);
  const pieces = new Map(
    (await notebook.knowledgeById(userId, chosen)).map((piece) => [piece.knowledgeId, piece]),
  );
  return chosen.flatMap((knowledgeId): Finding[] => {
    const piece = pieces.get(knowledgeId);
    if (!piece) return [];
    const title = beginningOf(plain(piece.title), maxTitle) || knowledgeId;
    const snippet = plain(bestPassage(piece.text, query, maxSnippet));
    return [{ title, snippet, url: sourceOf(knowledgeId) }];
  });
}
