import { realTimeNotification } from '@bayon/event-contracts';
import { createPublisher, PublishFailed } from '@bayon/publisher';
import { type EventBridge, idOf } from '@bayon/scripted-bus';

/** How sending some events ended, as the sender sees it. */
export interface Sent {
  /** The ids that were to be sent. */
  readonly ids: readonly string[];
  /** The codes of those that `publish` names as not published, by id. */
  readonly named: ReadonlyMap<string, string>;
}

/** Passes no time between attempts. */
const noWait = (): Promise<void> => Promise.resolve();

/** Sends so many events over the wire. @param bytes about how large each is. Throws what is not `PublishFailed`. */
export async function send(
  bus: EventBridge,
  count: number,
  { bytes = 100, requestTimeout = 5_000 } = {},
): Promise<Sent> {
  const client = bus.client({ requestTimeout });
  const publisher = createPublisher({ source: 'bayon.coagent.studio', bus: 'bus', client, wait: noWait });
  const drafts = Array.from({ length: count }, (_, place) =>
    realTimeNotification(
      {
        userId: 'ada',
        type: 'welcome',
        message: `number ${place}`,
        data: { text: 'é'.repeat(Math.floor(bytes / 2)) },
      },
      { id: `e-${place}` },
    ),
  );
  const ids = drafts.map(({ id = '' }) => id);
  try {
    await publisher.publish(drafts);
    return { ids, named: new Map() };
  } catch (error) {
    if (!(error instanceof PublishFailed)) throw error;
    return { ids, named: new Map(error.unpublished.map(({ id, code }) => [id, code])) };
  } finally {
    client.destroy();
  }
}

/** Bytes of a request, by EventBridge's formula: 1 MB is its limit, beside ten entries. */
const largestRequest = 1024 * 1024;

/** What is wrong with every sending alike, whatever the bus did. */
export function wrongWith(
  { ids, named }: Sent,
  { requests, onBus }: Pick<EventBridge, 'requests' | 'onBus'>,
): string[] {
  const put = new Set(onBus);
  const texts = new Map<string, Set<string>>();
  for (const entry of requests.flat())
    texts.set(idOf(entry), (texts.get(idOf(entry)) ?? new Set()).add(JSON.stringify(entry)));
  return [
    ...ids.filter((id) => !put.has(id) && !named.has(id)).map((id) => `${id} is lost without a word`),
    ...[...texts].filter(([, of]) => of.size > 1).map(([id]) => `${id} was sent in several forms`),
    ...[...texts.keys()].filter((id) => !ids.includes(id)).map((id) => `${id} was never to be sent`),
    ...requests
      .filter((request) => request.length > 10 || bytesOf(request) > largestRequest)
      .map((request) => `a request of ${request.length} entries and ${bytesOf(request)} bytes`),
  ];
}

const bytesOf = (request: EventBridge['requests'][number]): number =>
  request
    .flatMap(({ Source, DetailType, Detail }) => [Source, DetailType, Detail])
    .reduce((sum, text) => sum + Buffer.byteLength(text), 0);
