import { randomUUID } from 'node:crypto';
import {
  type EventDraft,
  knowledgeUpdated,
  reportRequested,
  researchRequested,
} from '@bayon/event-contracts';
import { derivedId, type Publisher } from '@bayon/publisher';
import { endpoint, Problem } from '@bayon/publisher/http';
import { fullness } from '../notebook/knowledge.ts';
import type { Notebook } from '../notebook/reads.ts';
import { assertWithinPlan } from './assert-within-plan.ts';
import { routes } from './routes.ts';

/**
 * Commands: each is checked and becomes one event; nothing is written here. With an Idempotency-Key all ids follow
 * from it, so the same command twice is the same event twice, which has its effect once.
 */
export function commands(
  notebook: Pick<Notebook, 'access' | 'usage' | 'query' | 'queriesById' | 'knowledge' | 'shelf'>,
  publisher: Pick<Publisher, 'publish'>,
  now: () => Date = () => new Date(),
) {
  const accept = async (event: EventDraft, answer: object) => {
    await publisher.publish([event]);
    return { status: 202, body: answer } as const;
  };

  return [
    endpoint(routes.askQuestion, async ({ userId, body: { query }, idempotencyKey }) => {
      const id = idsFor(userId, idempotencyKey);
      const [queryId, jobId] = [id('query'), id('query job')];
      // What was counted already is the same command again, whatever the limit says by now.
      const isKnown = idempotencyKey !== undefined && (await notebook.query(userId, queryId)) !== undefined;
      if (!isKnown) await assertWithinPlan(notebook, userId, now());
      const event = researchRequested({ userId, queryId, jobId, query }, { id: id('question') });
      return accept(event, { queryId, jobId });
    }),

    endpoint(routes.requestReport, async ({ userId, body, idempotencyKey }) => {
      await assertAnswered(notebook, userId, body.queryIds);
      const id = idsFor(userId, idempotencyKey);
      const [reportId, jobId] = [id('report'), id('report job')];
      const queryIds = [...new Set(body.queryIds)];
      const { reportType } = body;
      const event = reportRequested(
        { userId, reportId, jobId, reportType, queryIds },
        { id: id('report request') },
      );
      return accept(event, { reportId, jobId });
    }),

    endpoint(routes.putKnowledge, async ({ userId, params, body, idempotencyKey }) => {
      const knowledgeId = params['id'];
      if (knowledgeId === undefined) throw new Problem(404, 'A piece of knowledge needs an id.');
      const known = await notebook.knowledge(userId, knowledgeId);
      if (!known) await assertRoom(notebook, userId);
      const updateType = known ? 'updated' : 'added';
      const event = knowledgeUpdated(
        { userId, knowledgeId, updateType, knowledgeData: body },
        eventId('put', userId, knowledgeId, idempotencyKey),
      );
      return accept(event, { knowledgeId, updateType });
    }),

    endpoint(routes.deleteKnowledge, async ({ userId, params, idempotencyKey }) => {
      const { knowledgeId, title, tags } = await ownKnowledge(notebook, userId, params['id']);
      const event = knowledgeUpdated(
        { userId, knowledgeId, updateType: 'deleted', topics: [...new Set([title, ...tags])] },
        eventId('delete', userId, knowledgeId, idempotencyKey),
      );
      return accept(event, { knowledgeId, updateType: 'deleted' });
    }),
  ];
}

/** A piece of this user's own. Another's is answered as one that does not exist. */
export async function ownKnowledge(notebook: Pick<Notebook, 'knowledge'>, userId: string, id = '') {
  const piece = await notebook.knowledge(userId, id);
  if (!piece) throw new Problem(404, 'There is no such piece in your knowledge base.');
  return piece;
}

const idsFor = (userId: string, key: string | undefined) => (what: string) =>
  key === undefined ? randomUUID() : derivedId(what, userId, key);

const eventId = (what: string, userId: string, id: string, key: string | undefined) =>
  key === undefined ? {} : { id: derivedId(what, userId, id, key) };

/** @throws Problem 404 or 400 naming every question that is not there, or not answered yet */
async function assertAnswered(
  notebook: Pick<Notebook, 'queriesById'>,
  userId: string,
  queryIds: readonly string[],
): Promise<void> {
  const found = await notebook.queriesById(userId, [...new Set(queryIds)]);
  const answered = new Map(found.map(({ queryId, answer }) => [queryId, answer !== undefined]));
  const complaints = (wrong: (queryId: string) => boolean, message: string) =>
    queryIds.flatMap((queryId, place) =>
      wrong(queryId) ? [{ path: `body.queryIds.${place}`, message: `${queryId} ${message}` }] : [],
    );
  const missing = complaints((id) => !answered.has(id), 'is no question of yours');
  if (missing.length > 0) throw new Problem(404, 'There are no such questions of yours.', missing);
  const open = complaints((id) => answered.get(id) === false, 'is not answered yet');
  if (open.length > 0) throw new Problem(400, 'A report is made of answered questions.', open);
}

/** @throws Problem 400 where the knowledge base is full */
async function assertRoom(notebook: Pick<Notebook, 'shelf'>, userId: string): Promise<void> {
  const full = fullness(await notebook.shelf(userId));
  if (full === undefined) return;
  throw new Problem(
    400,
    `Your knowledge base is full: it holds ${full}. Delete what you no longer need, or put texts together.`,
  );
}
