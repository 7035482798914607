/** What of an event its place in a chain follows from. */
export interface Link {
  readonly eventId: string;
  readonly causationId?: string;
  /** ISO 8601 UTC */
  readonly time: string;
}

/** An event and where it stands in the tree of its chain. */
export interface Placed<Event extends Link> {
  readonly event: Event;
  /** 0 for a root. */
  readonly depth: number;
  /** Its cause is said, but is not among the events. */
  readonly isOrphan: boolean;
  /** What stands before it in the drawn tree: `│  ├─ `. */
  readonly branch: string;
}

/** What is still to be placed, and what stands before all that it caused. */
interface Waiting<Event extends Link> {
  readonly event: Event;
  readonly depth: number;
  readonly branch: string;
  readonly below: string;
}

/**
 * A chain as a tree, in the order in which it is drawn: each event once, under its cause, by time. Roots are what has
 * no cause, or none among the events; and should some name each other as their causes, the first of them.
 */
export function treeOf<Event extends Link>(events: readonly Event[]): readonly Placed<Event>[] {
  const byTime = events.toSorted((one, other) =>
    one.time < other.time ? -1 : one.time > other.time ? 1 : 0,
  );
  const known = new Set(byTime.map(({ eventId }) => eventId));
  const caused = Map.groupBy(byTime, ({ causationId }) => causationId);
  const isRoot = ({ causationId }: Event) => causationId === undefined || !known.has(causationId);

  const tree: Placed<Event>[] = [];
  const placed = new Set<Event>();
  // A stack of our own: a chain may be longer than the language's is deep.
  const place = (root: Event) => {
    const waiting: Waiting<Event>[] = [{ event: root, depth: 0, branch: '', below: '' }];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { event, depth, branch, below } = next;
      if (placed.has(event)) continue;
      placed.add(event);
      const isOrphan = event.causationId !== undefined && !known.has(event.causationId);
      tree.push({ event, depth, isOrphan, branch });
      const children = (caused.get(event.eventId) ?? []).filter((child) => !placed.has(child));
      // Two events may have one id: what that id caused stands under the first.
      caused.delete(event.eventId);
      waiting.push(
        ...children.map((child, nth) => under(below, depth, child, nth === children.length - 1)).reverse(),
      );
    }
  };
  for (const event of byTime.filter(isRoot)) place(event);
  for (const event of byTime) if (!placed.has(event)) place(event);
  return tree;
}

const under = <Event extends Link>(
  below: string,
  depth: number,
  event: Event,
  isLast: boolean,
): Waiting<Event> => ({
  event,
  depth: depth + 1,
  branch: `${below}${isLast ? '└─ ' : '├─ '}`,
  below: `${below}${isLast ? '   ' : '│  '}`,
});
