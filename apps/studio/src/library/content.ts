import type { ContentType, DetailOf, ContentGenerated } from '@bayon/event-contracts';
import { isNewer, type Version } from '@bayon/publisher/rule';
import type { Optimization } from './optimization.ts';

export { isNewer, type Version };

export type ContentStatus = 'generated' | 'scheduled' | 'published';

type Metadata = DetailOf<typeof ContentGenerated>['metadata'];

/** A piece in a user's library. Title and text each remember which event they are from: the last by time stays. */
export interface Content extends Edits {
  readonly userId: string;
  readonly contentId: string;
  readonly contentType: ContentType;
  readonly title: string;
  readonly content: string;
  readonly titleFrom: Version;
  readonly contentFrom: Version;
  /** The generation that `contentType`, `metadata`, `keywords` and `jobId` are of. */
  readonly generatedFrom: Version;
  readonly metadata: Metadata;
  readonly keywords: readonly string[];
  readonly jobId?: string | undefined;
  /** Follows from the publications, denormalised for the list. */
  readonly status: ContentStatus;
  /** ISO 8601 UTC */
  readonly createdAt: string;
  readonly updatedAt: string;
  /** How many events have changed title or text, the generation included. */
  readonly revisions: number;
  readonly optimization?: Optimization;
}

/** Changes of title and text, each with the event it is from. */
export interface Edits {
  readonly title?: string;
  readonly titleFrom?: Version;
  readonly content?: string;
  readonly contentFrom?: Version;
}

/** Edits of content that the library does not hold yet: kept until it arrives. */
export interface PendingEdits extends Edits {
  readonly revisions: number;
  /** ISO 8601 UTC: of the last of them, even where it says nothing that stays. */
  readonly updatedAt: string;
}

/** Before the first edit. */
export const noEdits: PendingEdits = { revisions: 0, updatedAt: '' };

/** Title and text after some changes of one event: each the newer one. */
export function edited<E extends Edits>(
  current: E,
  changes: { readonly title?: string | undefined; readonly content?: string | undefined },
  from: Version,
): E {
  return {
    ...current,
    ...(changes.title !== undefined &&
      isNewer(from, current.titleFrom) && { title: changes.title, titleFrom: from }),
    ...(changes.content !== undefined &&
      isNewer(from, current.contentFrom) && { content: changes.content, contentFrom: from }),
  };
}

/** The newer of two times. */
export const latest = (one: string, other: string): string => (one > other ? one : other);
