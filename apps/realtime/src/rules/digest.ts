import type { DetailOf, DomainEvent, NotificationDigestDue, NotificationType } from '@bayon/event-contracts';

export type DigestDue = DomainEvent<DetailOf<typeof NotificationDigestDue>>;

/** What waits for a digest. The notifications themselves are in the log; here is what the digest says of them. */
export interface Waiting {
  readonly count: number;
  /** How many of each type. */
  readonly types: Readonly<Partial<Record<NotificationType, number>>>;
  /** The first of them, by when they happened. */
  readonly first: readonly Named[];
  readonly lastSeq: number;
}

/** A notification as its digest names it. */
interface Named {
  readonly seq: number;
  readonly event: string;
  readonly message: string;
  /** When it happened. ISO 8601 UTC */
  readonly at: string;
}

/** So many a digest names; it counts the others. */
const mostNamed = 20;
/** A log's state is read by every delivery: of what waits it keeps no more than the beginning. */
const longestMessage = 120;

export function withOneMore(
  waiting: Waiting | undefined,
  entry: Omit<Named, 'at'> & { readonly timestamp: string },
): Waiting {
  const { seq, event, message, timestamp: at } = entry;
  const { count = 0, types = {}, first = [] } = waiting ?? {};
  const type = event as NotificationType;
  return {
    count: count + 1,
    types: { ...types, [type]: (types[type] ?? 0) + 1 },
    first: [...first, { seq, event, message: shortened(message), at }].toSorted(byTime).slice(0, mostNamed),
    lastSeq: seq,
  };
}

const shortened = (message: string) =>
  message.length <= longestMessage ? message : `${message.slice(0, longestMessage - 1).trimEnd()}…`;

const byTime = (one: Named, other: Named) =>
  one.at < other.at ? -1 : one.at > other.at ? 1 : one.seq - other.seq;
