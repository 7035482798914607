import {
  contentRefreshRequested,
  type DetailOf,
  type DomainEvent,
  KnowledgeUpdated,
} from '@bayon/event-contracts';
import { add, rule } from '@bayon/publisher/rule';
import { dayOf } from '../notebook/analytics.ts';
import { keys } from '../notebook/keys.ts';
import { pieceReads, pieceWrites } from '../notebook/knowledge-writes.ts';
import { versionOf } from '../notebook/version.ts';

type Updated = DomainEvent<DetailOf<typeof KnowledgeUpdated>>;

const counters = {
  added: 'knowledgeAdded',
  updated: 'knowledgeUpdated',
  deleted: 'knowledgeDeleted',
} as const;

/** A piece of knowledge is added, changed or deleted: search finds it as it is now, and content built on it is to be looked at. */
export const knowledgeUpdatedRule = rule(KnowledgeUpdated, {
  load: ({ detail: { userId, knowledgeId } }) => pieceReads(userId, knowledgeId),
  decide: (event, known) => {
    const { userId, knowledgeId, updateType, knowledgeData, timestamp } = event.detail;
    const day = dayOf(timestamp);
    return {
      writes: [
        ...pieceWrites(userId, knowledgeId, knowledgeData, versionOf(event), known),
        add(keys.analyticsDay(userId, day), { [counters[updateType]]: 1 }, { set: { day } }),
      ],
      events: [contentRefreshRequested({ userId, knowledgeId, updateType, topics: topicsOf(event) })],
    };
  },
});

/** From the event alone: what the table says of the piece depends on what has arrived so far. */
function topicsOf({ detail: { knowledgeData, topics = [] } }: Updated): string[] {
  return knowledgeData ? [...new Set([knowledgeData.title, ...knowledgeData.tags])] : topics;
}
