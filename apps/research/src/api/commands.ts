import { randomUUID } from 'node:crypto';
import { knowledgeUpdated, reportRequested, researchRequested } from '@bayon/event-contracts';
import { endpoint, Problem, taken } from '@bayon/publisher/http';
import { fullness } from '../notebook/knowledge.ts';
import type { Notebook } from '../notebook/reads.ts';
import { assertWithinPlan } from './assert-within-plan.ts';
import { routes } from './routes.ts';

/** Commands: each is checked and becomes one event; nothing is written here. */
export function commands(
  notebook: Pick<Notebook, 'access' | 'usage' | 'queriesById' | 'knowledge' | 'shelf'>,
  now: () => Date = () => new Date(),
) {
  return [
    endpoint(routes.askQuestion, async ({ userId, body: { query } }) => {
      await assertWithinPlan(notebook, userId, now());
      const [queryId, jobId] = [randomUUID(), randomUUID()];
      return taken({ queryId, jobId }, researchRequested({ userId, queryId, jobId, query }));
    }),

    endpoint(routes.requestReport, async ({ userId, body }) => {
      await assertAnswered(notebook, userId, body.queryIds);
      const [reportId, jobId] = [randomUUID(), randomUUID()];
      const queryIds = [...new Set(body.queryIds)];
      const { reportType } = body;
      const event = reportRequested({ userId, reportId, jobId, reportType, queryIds });
      return taken({ reportId, jobId }, event);
    }),

    endpoint(routes.putKnowledge, async ({ userId, params, body }) => {
      const knowledgeId = params['id'];
      if (knowledgeId === undefined) throw new Problem(404, 'A piece of knowledge needs an id.');
      const known = await notebook.knowledge(userId, knowledgeId);
      if (!known) await assertRoom(notebook, userId);
      const updateType = known ? 'updated' : 'added';
      const event = knowledgeUpdated({ userId, knowledgeId, updateType, knowledgeData: body });
      return taken({ knowledgeId, updateType }, event);
    }),

    endpoint(routes.deleteKnowledge, async ({ userId, params }) => {
      const { knowledgeId, title, tags } = await ownKnowledge(notebook, userId, params['id']);
      const updateType = 'deleted';
      const topics = [...new Set([title, ...tags])];
      const event = knowledgeUpdated({ userId, knowledgeId, updateType, topics });
      return taken({ knowledgeId, updateType }, event);
    }),
  ];
}

/** A piece of this user's own. Another's is answered as one that does not exist. */
export async function ownKnowledge(notebook: Pick<Notebook, 'knowledge'>, userId: string, id = '') {
  const piece = await notebook.knowledge(userId, id);
  if (!piece) throw new Problem(404, 'There is no such piece in your knowledge base.');
  return piece;
}

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
