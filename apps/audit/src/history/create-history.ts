import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { queryItems, wait } from '@bayon/publisher';
import { query } from '@bayon/publisher/rule';
import type { EventItem } from '../trail/items.ts';
import { partitions } from '../trail/keys.ts';
import type { History, Page, Range } from './history.ts';
import { readDays } from './read-days.ts';
import { readEvents, withContents } from './read-events.ts';
import { type PointerPage, readPage, type Room } from './read-page.ts';

export interface HistoryOptions {
  readonly client: DynamoDBDocumentClient;
  /** `bayon-audit-production` */
  readonly table: string;
  readonly now?: () => Date;
}

/** What one page may hold in bytes: a function answers at most 6 MB. */
const mostBytes = 4 * 1024 * 1024;

/** Events of one id that are told of: more is somebody's mistake, and all of it could be too much to answer. */
const mostOfOneId = 20;

/** The trail's reads over its table: for its own API, and for tools that look at every service. */
export function createHistory({ client, table, now = () => new Date() }: HistoryOptions): History {
  const source = { client, table, wait };

  async function pageOf(page: Promise<PointerPage>): Promise<Page> {
    const { pointers, nextCursor } = await page;
    const events = await readEvents(
      source,
      pointers.map(({ event }) => event),
    );
    return { events, ...(nextCursor !== undefined && { nextCursor }) };
  }
  const list = async (partition: string, range: Range = {}): Promise<Page> =>
    pageOf(readPage(source, [partition], range, roomFor(range)));

  return {
    async byId(eventId) {
      const items = await queryItems(
        source,
        query<EventItem>(partitions.event(eventId), { prefix: '', limit: mostOfOneId }),
      );
      const events = await withContents(source, items as unknown as EventItem[]);
      return events.sort((one, other) => (one.recordedAt < other.recordedAt ? -1 : 1));
    },
    byUser: (userId, range) => list(partitions.user(userId), range),
    byEntity: (kind, id, range) => list(partitions.entity(kind, id), range),
    byCorrelation: (correlationId, range) => list(partitions.correlation(correlationId), range),
    causedBy: (eventId, range) => list(partitions.cause(eventId), range),
    byTime: async (range = {}) => pageOf(readDays(source, range, roomFor(range), now())),
  };
}

/** @throws RangeError */
function roomFor({ limit = 50 }: Range): Room {
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    throw new RangeError(`limit is 1 to 100, not ${limit}`);
  return { events: limit, bytes: mostBytes };
}
