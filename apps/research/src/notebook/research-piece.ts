import {
  type DetailOf,
  type KnowledgeData,
  maxKnowledge,
  type ResearchQueryCompleted,
} from '@bayon/event-contracts';
import { beginningOf } from '../beginning-of.ts';

/** What a question found, as a piece of knowledge. Undefined where it found nothing: there is nothing to know. */
export function pieceOf({
  query,
  results: { summary, findings, keyTopics },
  sources,
}: Pick<DetailOf<typeof ResearchQueryCompleted>, 'query' | 'results' | 'sources'>):
  KnowledgeData | undefined {
  if (findings.length + keyTopics.length + sources.length === 0) return undefined;
  const found = findings.map(({ title, snippet, url }) => `${title}: ${snippet} (${url})`);
  return {
    title: beginningOf(query, 200),
    text: beginningOf([summary, ...found].filter((part) => part !== '').join('\n\n'), maxKnowledge),
    tags: [...new Set(keyTopics.map((topic) => beginningOf(topic, 60)))],
  };
}
