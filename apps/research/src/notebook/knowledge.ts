import type { KnowledgeData } from '@bayon/event-contracts';
import type { Version } from './version.ts';

/** One piece of a user's knowledge base: what they wrote, or what a question of theirs found. */
export interface Knowledge extends KnowledgeData {
  readonly knowledgeId: string;
  /** The event it is as of: the last by time stays. */
  readonly from: Version;
}

/** A deleted piece: an update from before its deletion, arriving late, does not bring it back. */
export interface Tombstone {
  readonly knowledgeId: string;
  readonly from: Version;
}

/** What is known of a user's knowledge base as a whole. Counters: absent is 0. */
export interface Shelf {
  readonly pieces?: number;
  /** Characters of all titles, tags and texts. */
  readonly characters?: number;
  /** Rises with each event about the knowledge base: who keeps an index of it sees that it is out of date. */
  readonly changes?: number;
}

/**
 * The most that one user's knowledge base holds: a function must index it within a request. On one processor that takes
 * some 2 seconds, and 40 MB.
 */
export const maxPieces = 2_000;
export const maxCharacters = 2_000_000;

/** @returns what a knowledge base has no more room for, in words; undefined while there is room */
export function fullness({ pieces = 0, characters = 0 }: Shelf = {}): string | undefined {
  if (pieces >= maxPieces) return `${maxPieces} pieces`;
  return characters >= maxCharacters ? `${maxCharacters} characters` : undefined;
}

export const charactersOf = ({ title, text, tags }: KnowledgeData): number =>
  title.length + text.length + tags.join('').length;

/** What of a piece is its user's own, and what came from a question. It follows from the id alone. */
export type KnowledgeType = 'note' | 'research';

const researchPrefix = 'research-';

export const typeOf = (knowledgeId: string): KnowledgeType =>
  knowledgeId.startsWith(researchPrefix) ? 'research' : 'note';

/** The piece that holds what a question found. An id has at most 128 characters; the end of a longer one tells it apart. */
export const knowledgeIdOf = (queryId: string): string =>
  `${researchPrefix}${queryId.slice(researchPrefix.length - 128)}`;

/** How knowledge is named as a source. */
export const sourceOf = (knowledgeId: string): string => `knowledge:${knowledgeId}`;
