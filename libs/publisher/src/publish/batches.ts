import { EventTooLarge } from './errors.ts';
import type { EventEntry } from './entry.ts';

export interface Limits {
  /** Entries in a request. */
  readonly entries: number;
  /** Bytes of a request, by AWS's formula. */
  readonly request: number;
  /** Bytes of a detail. */
  readonly detail: number;
}

/** AWS's limits of one PutEvents request, and the project's own of one detail (64 KiB). */
export const limits: Limits = { entries: 10, request: 1024 * 1024, detail: 64 * 1024 };

/**
 * The size of an entry as EventBridge counts it: the UTF-8 bytes of source, detail-type and detail; 14 for a time,
 * which we do not send.
 * (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html)
 */
export const sizeOf = (entry: EventEntry): number =>
  Buffer.byteLength(entry.source) + Buffer.byteLength(entry.detailType) + Buffer.byteLength(entry.detail);

/** @throws EventTooLarge for an entry that fits into no request, or whose detail is larger than may be published */
export function assertFits(entry: EventEntry, { request, detail }: Limits = limits): void {
  const bytes = Buffer.byteLength(entry.detail);
  if (bytes > detail || sizeOf(entry) > request) throw new EventTooLarge(entry, bytes, detail);
}

/**
 * Cuts entries into requests, in order.
 *
 * @throws EventTooLarge naming the first entry that fits into none, before anything is sent
 */
export function batchesOf(entries: readonly EventEntry[], within: Limits = limits): EventEntry[][] {
  const batches: EventEntry[][] = [];
  let room = 0;
  for (const entry of entries) {
    assertFits(entry, within);
    const size = sizeOf(entry);
    const current = batches.at(-1);
    if (current && current.length < within.entries && size <= room) {
      current.push(entry);
      room -= size;
    } else {
      batches.push([entry]);
      room = within.request - size;
    }
  }
  return batches;
}
