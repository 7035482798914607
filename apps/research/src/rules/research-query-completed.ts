import {
  contentGenerationSuggested,
  type DetailOf,
  type DomainEvent,
  type EventDraft,
  jobProgressUpdate,
  realTimeNotification,
  ResearchQueryCompleted,
  researchSuggestionsGenerated,
} from '@bayon/event-contracts';
import { add, get, put, rule } from '@bayon/publisher/rule';
import { beginningOf } from '../beginning-of.ts';
import { dayOf } from '../notebook/analytics.ts';
import { keys, queryIndex } from '../notebook/keys.ts';
import { fullness, knowledgeIdOf } from '../notebook/knowledge.ts';
import { pieceReads, pieceWrites } from '../notebook/knowledge-writes.ts';
import type { Query } from '../notebook/query.ts';
import { pieceOf } from '../notebook/research-piece.ts';
import { suggestionsFor } from '../notebook/suggestions.ts';
import { earliest, isNewer, versionOf } from '../notebook/version.ts';

type Completed = DomainEvent<DetailOf<typeof ResearchQueryCompleted>>;

/** From so many sources on, what was found carries a piece of content. */
const sourcesForContent = 3;

/** A question is answered: kept with its answer, what was found goes into the knowledge base, and on to what may follow. */
export const researchQueryCompletedRule = rule(ResearchQueryCompleted, {
  load: ({ detail: { userId, queryId } }) => ({
    known: get(keys.query(userId, queryId)),
    shelf: get(keys.shelf(userId)),
    ...pieceReads(userId, knowledgeIdOf(queryId)),
  }),
  decide: (event, { known, shelf, ...piece }) => {
    const { userId, queryId, sources, timestamp } = event.detail;
    const query = withAnswer(event, known);
    const data = pieceOf(event.detail);
    // A full knowledge base takes nothing more; the answer itself is kept with the question all the same.
    const hasRoom = piece.piece !== undefined || fullness(shelf) === undefined;
    const day = dayOf(timestamp);
    return {
      writes: [
        put(keys.query(userId, queryId), query, { index: queryIndex(userId, query.createdAt, queryId) }),
        ...(data && hasRoom
          ? pieceWrites(userId, knowledgeIdOf(queryId), data, versionOf(event), piece)
          : []),
        add(keys.analyticsDay(userId, day), { queries: 1, sources: sources.length }, { set: { day } }),
      ],
      events: followUps(event),
    };
  },
});

function withAnswer(event: Completed, known: Query | undefined): Query {
  const { queryId, query, results, sources, timestamp } = event.detail;
  const from = versionOf(event);
  return {
    queryId,
    query,
    ...known,
    createdAt: earliest(known?.createdAt, timestamp),
    ...(isNewer(from, known?.answer?.from) && { query, answer: { results, sources, from } }),
  };
}

function followUps({ detail }: Completed): EventDraft[] {
  const { userId, queryId, query, results, sources, jobId } = detail;
  const suggestions = suggestionsFor(query, results.keyTopics);
  const found = sources.length === 1 ? '1 source' : `${sources.length} sources`;
  const message = `Your research on “${beginningOf(query, 200)}” is done: ${found}.`;
  return [
    realTimeNotification({
      userId,
      type: 'research_completed',
      message,
      data: { queryId, sources: sources.length, ...(jobId !== undefined && { jobId }) },
      severity: 'success',
    }),
    // Only now is the job done: whoever sees 100 % finds the answer.
    ...(jobId === undefined
      ? []
      : [
          jobProgressUpdate({
            userId,
            jobId,
            jobType: 'research',
            progress: 100,
            status: 'completed',
            message,
            estimatedTimeRemaining: 0,
          }),
        ]),
    ...(suggestions.length > 0
      ? [researchSuggestionsGenerated({ userId, queryId, originalQuery: query, suggestions })]
      : []),
    ...(sources.length >= sourcesForContent
      ? [
          contentGenerationSuggested({
            userId,
            suggestedContentType: 'blog-post',
            topic: beginningOf(query, 200),
            reason: `Your research found ${sources.length} sources on it.`,
            sourceEvent: ResearchQueryCompleted.detailType,
            queryId,
          }),
        ]
      : []),
  ];
}
