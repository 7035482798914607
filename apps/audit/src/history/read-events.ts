import { getItems } from '@bayon/publisher';
import { type Key, nameOf } from '@bayon/publisher/rule';
import { keptIn } from '../trail/content.ts';
import { factsOf } from '../trail/facts.ts';
import type { ContentPart, EventItem } from '../trail/items.ts';
import { keys } from '../trail/keys.ts';
import type { Table } from './read-list.ts';
import type { RecordedEvent } from './recorded-event.ts';

/** Keys that DynamoDB takes in one request. */
const mostKeys = 100;

/** The events at these places, in their order. */
export async function readEvents(table: Table, events: readonly Key[]): Promise<RecordedEvent[]> {
  const items = await getItems(table, events);
  return withContents(
    table,
    events.flatMap((key) => (items.get(nameOf(key)) as EventItem | undefined) ?? []),
  );
}

export const withContents = (table: Table, items: readonly EventItem[]): Promise<RecordedEvent[]> =>
  Promise.all(items.map(async (item) => recordedIn(item, item.content ?? (await joined(table, item)))));

async function joined(table: Table, { hash, parts = 0 }: EventItem): Promise<string> {
  const places = Array.from({ length: parts }, (_, place) => keys.contentPart(hash, place));
  const found = await getItems(table, places.slice(0, mostKeys));
  return Buffer.concat(
    places.map((key) => (found.get(nameOf(key)) as unknown as ContentPart).bytes),
  ).toString();
}

function recordedIn({ envelopeId, envelopeTime, recordedAt }: EventItem, content: string): RecordedEvent {
  const kept = keptIn(content);
  const { detail } = kept;
  return { ...factsOf({ ...kept, envelopeId, envelopeTime }), recordedAt, detail, envelopeId };
}
