import type { LoggedNotification } from '../items.ts';
import type { DigestDue, Waiting } from './digest.ts';

/** A digest as an entry of the log. One that holds a single notification says what that says. */
export function digestEntry(
  event: DigestDue,
  { count, types, first, lastSeq }: Waiting,
  seq: number,
  now: string,
): LoggedNotification {
  const [only] = first;
  return {
    seq,
    id: event.id,
    source: event.source,
    event: 'notification_digest',
    message: count === 1 && only ? only.message : `${count} notifications: ${namesOf(types).join(', ')}.`,
    data: dataOf({ count, types, first, lastSeq }),
    truncated: false,
    severity: 'info',
    timestamp: event.detail.timestamp,
    loggedAt: now,
  };
}

/** As text, member by member: a table does not keep their order. */
const dataOf = ({ count, types, first, lastSeq }: Waiting) =>
  JSON.stringify({
    count,
    types: Object.fromEntries(Object.entries(types).toSorted(([one], [other]) => (one < other ? -1 : 1))),
    notifications: first.map(({ seq, event, message, at }) => ({ seq, event, message, at })),
    lastSeq,
  });

/** `8 × price change alert`, the most first */
const namesOf = (types: Waiting['types']): readonly string[] =>
  Object.entries(types)
    .toSorted(([one, many], [other, more]) => more - many || (one < other ? -1 : 1))
    .map(([type, count]) => `${count} × ${type.replaceAll('_', ' ')}`);
