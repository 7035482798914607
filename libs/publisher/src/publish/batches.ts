import { EventTooLarge } from './errors.ts';
import type { EventEntry } from './event-entry.ts';

/** AWS's limits of one PutEvents request, and the project's own of one detail. */
export const limits = {
  /** Entries in a request. */
  entries: 10,
  /** Bytes of a request, by AWS's formula. */
  request: 1024 * 1024,
  /** Bytes of a detail that the project publishes (`events.md`). */
  detail: 64 * 1024,
} as const;

/**
 * The size of an entry as EventBridge counts it: the UTF-8 bytes of source, detail-type and detail; 14 for a time,
 * which we do not send.
 * (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html)
 */
export const sizeOf = (entry: EventEntry): number =>
  Buffer.byteLength(entry.source) + Buffer.byteLength(entry.detailType) + Buffer.byteLength(entry.detail);

/**
 * Cuts entries into requests, in order.
 *
 * @throws EventTooLarge naming the first entry that fits into none, before anything is sent
 */
export function batchesOf(
  entries: readonly EventEntry[],
  { entries: most, request, detail }: { entries: number; request: number; detail: number } = limits,
): EventEntry[][] {
  const batches: EventEntry[][] = [];
  let room = 0;
  for (const entry of entries) {
    const size = sizeOf(entry);
    const bytes = Buffer.byteLength(entry.detail);
    if (bytes > detail || size > request) throw new EventTooLarge(entry, bytes, detail);
    const current = batches.at(-1);
    if (current && current.length < most && size <= room) {
      current.push(entry);
      room -= size;
    } else {
      batches.push([entry]);
      room = request - size;
    }
  }
  return batches;
}
