import { type Endpoint, endpoint, Problem } from '@bayon/publisher/http';
import { BadCursor, type History, type Page } from '../history/index.ts';
import { ask } from './ask.ts';
import { type Asker, askerOf } from './asker.ts';
import { routes } from './routes.ts';
import { visibleTo } from './visible.ts';

/** All that audit's API does: it reads. */
export const endpointsOf = (history: History): Endpoint[] => [
  endpoint(routes.listEvents, async (request) => {
    const { eventId, ...query } = request.query;
    const asker = askerOf(request);
    const { events, nextCursor } =
      eventId === undefined
        ? await known(ask(history, asker, query))
        : { events: await history.byId(eventId) };
    const items = seen(asker, events);
    return { status: 200, body: { items, ...(nextCursor !== undefined && { cursor: nextCursor }) } };
  }),

  endpoint(routes.getEvent, async (request) => {
    const items = seen(askerOf(request), await history.byId(request.params['eventId'] ?? ''));
    // What is somebody else's is not told from what is not.
    if (items.length === 0)
      throw new Problem(404, 'There is no event of that id, or none that concerns you.');
    return { status: 200, body: { items } };
  }),
];

const seen = (asker: Asker, events: Page['events']) =>
  events.flatMap((event) => visibleTo(asker, event) ?? []);

/** A page, or what is wrong with the cursor that it was asked for by. */
async function known(page: Promise<Page>): Promise<Page> {
  try {
    return await page;
  } catch (error) {
    if (!(error instanceof BadCursor)) throw error;
    throw new Problem(400, 'The cursor is of no use here.', [
      { path: 'query.cursor', message: error.message },
    ]);
  }
}
