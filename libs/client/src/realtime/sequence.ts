import type { Notification } from './frames.ts';

/** A place in a log: everything up to `seq` was handed on. */
export interface Position {
  readonly log: string;
  readonly seq: number;
}

/** A log has no name before its first entry. */
const unnamed = '0';

/** Puts what comes in any order, twice or not at all, into its order: each once. */
export interface Sequence {
  /** Undefined until it is known where to begin. */
  readonly position: Position | undefined;
  /** Whether something is missing before what has come. */
  readonly hasGap: boolean;
  /** Takes what came. @returns what can be handed on now, in order */
  offer(notifications: readonly Notification[]): readonly Notification[];
  /** Whether it is this log. One that had no name yet is, by whatever name it has got: its numbers go on. */
  isOf(log: string): boolean;
  /** Begins behind a place. @returns what came already and lies behind it */
  begin(position: Position): readonly Notification[];
}

/** So many wait behind a gap at most: the API has them all, so what is more is fetched with the gap. */
const mostWaiting = 500;

export function createSequence(start?: Position): Sequence {
  let position = start;
  const waiting = new Map<number, Notification>();

  /** What follows the position without a gap, `first` included if it is that. */
  const handOn = (first?: Notification): Notification[] => {
    if (!position) return [];
    const ready: Notification[] = [];
    let { seq } = position;
    for (let next = first ?? waiting.get(seq + 1); next; next = waiting.get(seq + 1)) {
      ready.push(next);
      seq = next.seq;
      waiting.delete(seq);
    }
    position = { ...position, seq };
    return ready;
  };

  const take = (one: Notification): readonly Notification[] => {
    if (position && one.seq <= position.seq) return [];
    if (position && one.seq === position.seq + 1) return handOn(one);
    if (waiting.size < mostWaiting) waiting.set(one.seq, one);
    return [];
  };

  return {
    get position() {
      return position;
    },
    get hasGap() {
      return position !== undefined && waiting.size > 0;
    },
    isOf(log) {
      if (position?.log === unnamed) position = { ...position, log };
      return position?.log === log;
    },
    offer: (notifications) => notifications.flatMap(take),
    begin(at) {
      if (position && position.log !== at.log) waiting.clear();
      for (const seq of waiting.keys()) if (seq <= at.seq) waiting.delete(seq);
      position = at;
      return handOn();
    },
  };
}
