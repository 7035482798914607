import type { DetailOf, DomainEvent, NotificationsMarked } from '@bayon/event-contracts';
import { versionOf } from '@bayon/publisher/rule';
import type { LogState } from '../items.ts';
import { behind, changed, entriesOfWord, noMarks, withWord } from '../marks/marks.ts';
import { between, common, type Runs, runsOf, sizeOf } from '../marks/runs.ts';
import { firstMarkable } from './log-status.ts';

export type MarksEvent = DomainEvent<DetailOf<typeof NotificationsMarked>>;

/** A log after some of its entries were marked, and which of them are what they were not before. */
export interface Marked {
  readonly log: LogState;
  readonly changed: Runs;
}

/** Undefined where nothing is new: it is another log, the entries have gone, or newer marks hold for all of them. */
export function markNotifications(
  event: MarksEvent,
  state: LogState | undefined,
  now: string,
): Marked | undefined {
  const { mark, log, seqs, upTo = 0 } = event.detail;
  if (!state || state.log !== log) return undefined;
  const first = firstMarkable(state, now);
  const entries = common(seqs ? runsOf(seqs) : between(1, upTo), between(first, state.lastSeq));
  const before = state.marks ?? noMarks;
  const after = withWord(before, { mark, entries, from: versionOf(event) });
  if (after === before) return undefined;
  const others = changed(before, after, entries);
  const changes = before.changes + (sizeOf(others) > 0 ? 1 : 0);
  return { log: { ...state, marks: { ...behind(after, first - 1), changes } }, changed: others };
}

/** The entries of which a mark that was settled before still holds: what is told of it again. */
export const stillMarked = ({ id }: Pick<MarksEvent, 'id'>, state: LogState | undefined): Runs =>
  entriesOfWord(state?.marks, id);
