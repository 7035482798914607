import type { Key } from '@bayon/publisher/rule';
import type { RawEvent } from './raw-event.ts';

/** An event in the table. What it is found by is read from its content, so the two cannot disagree. */
export interface EventItem extends Key, Pick<RawEvent, 'envelopeId' | 'envelopeTime'> {
  /** ISO 8601 UTC with milliseconds. */
  readonly recordedAt: string;
  readonly hash: string;
  /** JSON; absent where it lies in parts. */
  readonly content?: string;
  readonly parts?: number;
}

/** A piece of a content that has no room in one item. */
export interface ContentPart extends Key {
  readonly bytes: Uint8Array;
}

/** An event's place in one list, and what lists are filtered by. */
export interface Pointer extends Key {
  readonly event: Key;
  readonly source: string;
  readonly detailType: string;
  readonly correlationId: string;
  readonly causationId?: string;
  /** `content#8d1b` */
  readonly entities: readonly string[];
  /** Of the content, in bytes: a page ends before it is too large to answer. */
  readonly size: number;
}

export const entityName = ({ kind, id }: { readonly kind: string; readonly id: string }): string =>
  `${kind}#${id}`;
