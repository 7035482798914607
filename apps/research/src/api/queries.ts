import { endpoint, Problem } from '@bayon/publisher/http';
import { BadCursor } from '../notebook/cursor.ts';
import type { Job } from '../notebook/job.ts';
import type { Notebook } from '../notebook/reads.ts';
import type { Page } from '../notebook/table.ts';
import type { KnowledgeSearch } from '../search/knowledge-search.ts';
import { ownKnowledge } from './commands.ts';
import { findKnowledge } from './find-knowledge.ts';
import { routes } from './routes.ts';
import {
  analyticsView,
  jobView,
  knowledgeSummary,
  knowledgeView,
  queryView,
  reportView,
  sharingView,
} from './views.ts';

const dayLength = 24 * 60 * 60 * 1_000;
const longestRange = 366;

/** Queries: plain reads of research's own table. */
export function queries(notebook: Notebook, search: KnowledgeSearch, now: () => Date = () => new Date()) {
  /** The jobs of what is not finished yet: they know whether it still is under way. */
  const jobsOf = async (userId: string, jobIds: readonly (string | undefined)[]) =>
    new Map<string | undefined, Job>(
      (
        await notebook.jobsById(
          userId,
          jobIds.filter((id) => id !== undefined),
        )
      ).map((job) => [job.jobId, job]),
    );

  return [
    endpoint(routes.listQueries, async ({ userId, query }) => {
      const { items, ...rest } = await paged(notebook.queries(userId, query));
      const open = items.map(({ jobId, answer }) => (answer ? undefined : jobId));
      const jobs = await jobsOf(userId, open);
      const views = items.map((one) => queryView(one, jobs.get(one.jobId)));
      return { status: 200, body: { items: views, ...rest } };
    }),

    endpoint(routes.getQuery, async ({ userId, params }) => {
      const found = await notebook.query(userId, params['id'] ?? '');
      if (!found) throw new Problem(404, 'There is no such question of yours.');
      const jobs = await jobsOf(userId, [found.jobId]);
      const { results, sources } = found.answer ?? {};
      return { status: 200, body: { ...queryView(found, jobs.get(found.jobId)), results, sources } };
    }),

    endpoint(routes.listReports, async ({ userId, query }) => {
      const { items, ...rest } = await paged(notebook.reports(userId, query));
      const open = items.map(({ jobId, made }) => (made ? undefined : jobId));
      const jobs = await jobsOf(userId, open);
      const views = items.map((one) => reportView(one, jobs.get(one.jobId)));
      return { status: 200, body: { items: views, ...rest } };
    }),

    endpoint(routes.getReport, async ({ userId, params }) => {
      const id = params['id'] ?? '';
      const [found, sharing] = await Promise.all([notebook.report(userId, id), notebook.sharing(userId, id)]);
      if (!found) throw new Problem(404, 'There is no such report of yours.');
      const jobs = await jobsOf(userId, [found.jobId]);
      const view = reportView(found, jobs.get(found.jobId));
      return {
        status: 200,
        body: { ...view, reportData: found.made?.reportData, sharing: sharingView(sharing) },
      };
    }),

    endpoint(routes.getJob, async ({ userId, params }) => {
      const job = await notebook.job(userId, params['id'] ?? '');
      if (!job) throw new Problem(404, 'There is no such job of yours.');
      return { status: 200, body: jobView(job) };
    }),

    endpoint(routes.findKnowledge, async ({ userId, query: { q, ...page } }) => {
      if (q !== undefined) {
        return { status: 200, body: await paged(findKnowledge(userId, q, page, { notebook, search })) };
      }
      const { items, ...rest } = await paged(notebook.knowledgeList(userId, page));
      return { status: 200, body: { items: items.map(knowledgeSummary), ...rest } };
    }),

    endpoint(routes.getKnowledge, async ({ userId, params }) => ({
      status: 200,
      body: knowledgeView(await ownKnowledge(notebook, userId, params['id'])),
    })),

    endpoint(routes.getAnalytics, async ({ userId, query }) => {
      const to = query.to ?? now().toISOString().slice(0, 10);
      const from = query.from ?? new Date(Date.parse(to) - 29 * dayLength).toISOString().slice(0, 10);
      const days = (Date.parse(to) - Date.parse(from)) / dayLength + 1;
      if (days < 1 || days > longestRange) {
        throw new Problem(400, `From and to must span 1 to ${longestRange} days.`, [
          { path: 'query.from', message: `spans ${days} days up to ${to}` },
        ]);
      }
      return { status: 200, body: analyticsView(from, to, await notebook.analytics(userId, from, to)) };
    }),
  ];
}

async function paged<P extends Page<unknown>>(page: Promise<P>): Promise<P> {
  try {
    return await page;
  } catch (error) {
    if (!(error instanceof BadCursor)) throw error;
    throw new Problem(400, 'The cursor is of no use here.', [
      { path: 'query.cursor', message: error.message },
    ]);
  }
}
