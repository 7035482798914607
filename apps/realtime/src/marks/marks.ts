import type { Mark } from '@bayon/event-contracts';
import { isNewer, type Version } from '@bayon/publisher/rule';
import { between, common, has, minus, type Runs, runsIn, sizeOf, textOf, union } from './runs.ts';

/**
 * What has been marked in a log. Each entry has at most one word: the newest that was said of it by event time. So the
 * order in which words come, and how often, makes no difference, and what is unread is what no word calls otherwise.
 */
export interface Marks {
  /** How many changes of marks there were: a client that missed one finds out. */
  readonly changes: number;
  /** The newest words, newest first. */
  readonly words: readonly Word[];
  /** What older words left, without who said it: by mark, as `runs.ts` stores it. */
  readonly before: { readonly read: string; readonly archived: string; readonly from?: Version };
}

/** One event's word on the entries that no newer word speaks of. */
export interface Word {
  readonly mark: Mark;
  readonly from: Version;
  /** As `runs.ts` stores it. */
  readonly entries: string;
}

export const noMarks: Marks = { changes: 0, words: [], before: { read: '', archived: '' } };

/**
 * Words that are remembered with their time. One that comes later than so many newer ones has its say only where
 * nobody else has.
 */
const mostWords = 30;

/** Entries whose marks are kept, the newest: what lies behind them counts as read. */
export const mostMarked = 2_000;

/** The marks after one more word on some entries, in whatever order the words come. */
export function withWord(
  marks: Marks,
  { mark, entries, from }: { readonly mark: Mark; readonly entries: Runs; readonly from: Version },
): Marks {
  const older = (word: Word) => isNewer(from, word.from);
  const { before } = marks;
  const isLate = before.from !== undefined && !isNewer(from, before.from);
  const spokenOf = [
    ...marks.words.filter((word) => !older(word)).map((word) => word.entries),
    ...(isLate ? [before.read, before.archived] : []),
  ];
  const open = spokenOf.reduce((left, others) => minus(left, runsIn(others)), entries);
  if (sizeOf(open) === 0) return marks;

  const less = (others: string) => textOf(minus(runsIn(others), open));
  const words = [
    ...marks.words.filter((word) => !older(word)),
    { mark, from, entries: textOf(open) },
    ...marks.words.filter(older).map((word) => ({ ...word, entries: less(word.entries) })),
  ].filter(({ entries: left }) => left !== '');
  return {
    changes: marks.changes,
    words: words.slice(0, mostWords),
    before: words.slice(mostWords).reduce(leftBy, {
      ...before,
      read: less(before.read),
      archived: less(before.archived),
    }),
  };
}

/** An entry that nobody needs to be told of begins as read. Whatever is said of it later counts. */
export const withReadFromTheStart = (marks: Marks, seq: number): Marks => ({
  ...marks,
  before: { ...marks.before, read: textOf(union(runsIn(marks.before.read), between(seq, seq))) },
});

/** What is left of a word once it is one of many. */
const leftBy = (before: Marks['before'], { mark, entries, from }: Word): Marks['before'] => ({
  ...before,
  ...(mark !== 'unread' && { [mark]: textOf(union(runsIn(before[mark]), runsIn(entries))) }),
  from: isNewer(from, before.from) ? from : before.from,
});

/** The entries that are marked as read, or as archived. */
export const marked = (marks: Marks | undefined, mark: 'read' | 'archived'): Runs =>
  (marks?.words ?? [])
    .filter((word) => word.mark === mark)
    .map(({ entries }) => runsIn(entries))
    .reduce(union, runsIn(marks?.before[mark] ?? ''));

/** The entries of a log that are unread, between two numbers, both in it. */
export const unreadIn = (marks: Marks | undefined, first: number, last: number): Runs =>
  (['read', 'archived'] as const).reduce(
    (left, mark) => minus(left, marked(marks, mark)),
    between(first, last),
  );

/** What a user made of an entry, if all that is unread is this. */
export const markOf = (marks: Marks | undefined, unread: Runs, seq: number): Mark => {
  if (has(unread, seq)) return 'unread';
  return has(marked(marks, 'archived'), seq) ? 'archived' : 'read';
};

/** The entries of which this event's word is the newest. */
export const entriesOfWord = (marks: Marks | undefined, eventId: string): Runs =>
  runsIn(marks?.words.find(({ from }) => from.eventId === eventId)?.entries ?? '');

/** Which of some entries another mark than before holds for. */
export function changed(before: Marks | undefined, after: Marks, among: Runs): Runs {
  const moved = (mark: 'read' | 'archived') => {
    const [was, is] = [marked(before, mark), marked(after, mark)];
    return union(minus(was, is), minus(is, was));
  };
  return common(union(moved('read'), moved('archived')), among);
}

/** Marks without what is said of entries up to a number. */
export function behind(marks: Marks, seq: number): Marks {
  const kept = (entries: string) => textOf(minus(runsIn(entries), between(1, seq)));
  return {
    ...marks,
    words: marks.words
      .map((word) => ({ ...word, entries: kept(word.entries) }))
      .filter(({ entries }) => entries !== ''),
    before: { ...marks.before, read: kept(marks.before.read), archived: kept(marks.before.archived) },
  };
}
