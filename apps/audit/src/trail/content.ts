import { createHash } from 'node:crypto';
import type { RawEvent } from './raw-event.ts';

/** What makes an event this event: all of it but what EventBridge says anew each time it is put. */
export interface Content {
  readonly text: string;
  /** SHA-256, hexadecimal. Equal contents have equal hashes, however their JSON was ordered. */
  readonly hash: string;
}

export function contentOf({ source, detailType, resources, detail }: RawEvent): Content {
  const text = JSON.stringify({ source, detailType, resources, detail }, sorted);
  return { text, hash: createHash('sha256').update(text).digest('hex') };
}

/** A publisher may send the same event again with its fields in another order. */
const sorted = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;

export type Kept = Pick<RawEvent, 'source' | 'detailType' | 'resources' | 'detail'>;

export const keptIn = (text: string): Kept => JSON.parse(text) as Kept;
