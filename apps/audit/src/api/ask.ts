import { Problem } from '@bayon/publisher/http';
import type { Entity, History, Page } from '../history/index.ts';
import type { Asker } from './asker.ts';
import type { ListQuery } from './routes.ts';

/**
 * The page that a query asks for. Where it is about one user, it is of the list of what concerns them, and the rest of
 * the query is a filter; and a user's every question is about that user. So not even a cursor can tell them of events
 * that are none of theirs. An operator's other questions go to the list that is made for them.
 *
 * @throws Problem 403 where a user asks for another
 */
export async function ask(history: History, asker: Asker, query: Omit<ListQuery, 'eventId'>): Promise<Page> {
  const { userId = asker.isOperator ? undefined : asker.userId, order, entity: named, ...equal } = query;
  if (!asker.isOperator && userId !== asker.userId)
    throw new Problem(403, 'What concerns others is for operators to see.');

  const entity = named === undefined ? undefined : entityOf(named);
  const range = { ...equal, entity, newestFirst: order === 'newest' };
  const { correlationId, causationId } = range;
  if (userId !== undefined) return history.byUser(userId, range);
  if (correlationId !== undefined)
    return history.byCorrelation(correlationId, { ...range, correlationId: undefined });
  if (causationId !== undefined) return history.causedBy(causationId, { ...range, causationId: undefined });
  if (entity !== undefined) return history.byEntity(entity.kind, entity.id, { ...range, entity: undefined });
  return history.byTime(range);
}

/** An id may hold a colon, a kind does not. */
function entityOf(named: string): Entity {
  const colon = named.indexOf(':');
  return { kind: named.slice(0, colon), id: named.slice(colon + 1) };
}
