import { endpoint, Problem } from '@bayon/publisher/http';
import { BadCursor } from '../library/cursor.ts';
import type { Library } from '../library/reads.ts';
import { own } from './commands.ts';
import { routes } from './routes.ts';
import { analyticsView, contentView, ideaView, jobView, revisionSummary, revisionView } from './views.ts';

const dayLength = 24 * 60 * 60 * 1_000;
const longestRange = 366;

/** Queries: plain reads of studio's own table. */
export function queries(library: Library, now: () => Date = () => new Date()) {
  return [
    endpoint(routes.listContent, async ({ userId, query: { type, status, limit, cursor } }) => {
      const { items, cursor: next } = await paged(library.list(userId, { type, status }, { limit, cursor }));
      return { status: 200, body: { items, ...(next && { cursor: next }) } };
    }),

    endpoint(routes.getContent, async ({ userId, params }) => {
      const id = params['id'] ?? '';
      const [content, publications, performance, revisions] = await Promise.all([
        own(library, userId, id),
        library.publications(userId, id),
        library.performance(userId, id),
        library.revisions(userId, id, { limit: 20 }),
      ]);
      return {
        status: 200,
        body: contentView(content, publications, performance, revisions.items.map(revisionSummary)),
      };
    }),

    endpoint(routes.listRevisions, async ({ userId, params, query: { limit, cursor } }) => {
      const { contentId } = await own(library, userId, params['id']);
      const { items, cursor: next } = await paged(library.revisions(userId, contentId, { limit, cursor }));
      return {
        status: 200,
        body: {
          items: items.map(revisionView),
          ...(next && { cursor: next }),
        },
      };
    }),

    endpoint(routes.getAnalytics, async ({ userId, query }) => {
      const to = query.to ?? now().toISOString().slice(0, 10);
      const from = query.from ?? new Date(Date.parse(to) - 29 * dayLength).toISOString().slice(0, 10);
      const days = (Date.parse(to) - Date.parse(from)) / dayLength + 1;
      if (days < 1 || days > longestRange) {
        throw new Problem(400, `From and to must span 1 to ${longestRange} days.`, [
          { path: 'query.from', message: `spans ${days} days up to ${to}` },
        ]);
      }
      return { status: 200, body: analyticsView(from, to, await library.analytics(userId, from, to)) };
    }),

    endpoint(routes.listIdeas, async ({ userId, query: { limit, cursor } }) => {
      const { items, cursor: next } = await paged(library.ideas(userId, { limit, cursor }));
      return { status: 200, body: { items: items.map(ideaView), ...(next && { cursor: next }) } };
    }),

    endpoint(routes.getJob, async ({ userId, params }) => {
      const job = await library.job(userId, params['id'] ?? '');
      if (!job) throw new Problem(404, 'There is no such job of yours.');
      return { status: 200, body: jobView(job) };
    }),
  ];
}

async function paged<Page>(page: Promise<Page>): Promise<Page> {
  try {
    return await page;
  } catch (error) {
    if (!(error instanceof BadCursor)) throw error;
    throw new Problem(400, 'The cursor is of no use here.', [
      { path: 'query.cursor', message: error.message },
    ]);
  }
}
