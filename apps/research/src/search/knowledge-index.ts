import MiniSearch from 'minisearch';
import type { Knowledge } from '../notebook/knowledge.ts';
import { folded, isStopWord, wordsOf } from './words.ts';

/** A piece that matches, the best first. */
export interface Hit {
  readonly knowledgeId: string;
  /** BM25+, title and tags weighing more than the text. Comparable within one search only. */
  readonly score: number;
  /** How many of the question's words it has, 0 to 1. */
  readonly coverage: number;
}

/** A search index of one user's knowledge base. It is derived: the truth lies in the table. */
export interface KnowledgeIndex {
  /** Characters that it covers, as a measure of its size. */
  readonly characters: () => number;
  /** Brings it to these pieces: what is new or changed is indexed, what is no longer there is found no more. */
  readonly refresh: (pieces: readonly Knowledge[]) => void;
  readonly search: (text: string) => Hit[];
}

export function createKnowledgeIndex(): KnowledgeIndex {
  const index = new MiniSearch<Knowledge>({
    idField: 'knowledgeId',
    fields: ['title', 'tags', 'text'],
    extractField: ({ knowledgeId, title, tags, text }, field) =>
      ({ knowledgeId, title, tags: tags.join(' '), text })[field] ?? '',
    tokenize: wordsOf,
    processTerm,
    // Vacuuming runs in timers, which a frozen function does not have; `refresh` builds anew instead.
    autoVacuum: false,
  });
  /** The version that is indexed of each piece, and its size. */
  const indexed = new Map<string, { readonly version: string; readonly characters: number }>();

  const addPiece = (piece: Knowledge): void => {
    index.add(piece);
    const { knowledgeId, title, text } = piece;
    indexed.set(knowledgeId, { version: versionOf(piece), characters: title.length + text.length });
  };

  return {
    characters: () => [...indexed.values()].reduce((sum, { characters }) => sum + characters, 0),

    refresh(pieces) {
      const present = new Set(pieces.map(({ knowledgeId }) => knowledgeId));
      for (const knowledgeId of [...indexed.keys()]) {
        if (present.has(knowledgeId)) continue;
        index.discard(knowledgeId);
        indexed.delete(knowledgeId);
      }
      for (const piece of pieces) {
        const before = indexed.get(piece.knowledgeId);
        if (before?.version === versionOf(piece)) continue;
        if (before) index.discard(piece.knowledgeId);
        addPiece(piece);
      }
      // What is discarded still takes memory and weighs in the ranking; beyond a half of it, a fresh index is cheaper.
      if (index.dirtCount > 20 && index.dirtFactor > 0.5) {
        index.removeAll();
        for (const piece of pieces) addPiece(piece);
      }
    },

    search: (text) => {
      const words = new Set(termsOf(text));
      if (words.size === 0) return [];
      return index
        .search(text, {
          boost: { title: 3, tags: 2 },
          // The start of a word finds it, and so does a word with a slip in it; short ones would find anything.
          prefix: (term) => term.length >= 3,
          fuzzy: (term) => (term.length >= 5 ? 0.2 : false),
        })
        .map(({ id, score, queryTerms }) => ({
          knowledgeId: String(id),
          score,
          coverage: new Set(queryTerms).size / words.size,
        }));
    },
  };
}

/** The words of a question as the index knows them. */
export const termsOf = (text: string): string[] =>
  wordsOf(text).flatMap((word) => {
    const term = processTerm(word);
    return term === undefined ? [] : [term];
  });

const processTerm = (word: string): string | undefined => {
  const term = folded(word);
  return term === '' || isStopWord(term) ? undefined : term;
};

const versionOf = ({ from }: Knowledge): string => `${from.at}#${from.eventId}`;
