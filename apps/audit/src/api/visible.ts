import type { RecordedEvent } from '../history/recorded-event.ts';
import { userFields } from '../trail/facts.ts';
import type { Asker } from './asker.ts';

/** What of an event somebody may see: an operator all, a user what concerns them, without the others whom it concerns. */
export function visibleTo(asker: Asker, event: RecordedEvent): RecordedEvent | undefined {
  if (asker.isOperator) return event;
  if (!event.userIds.includes(asker.userId)) return undefined;
  return { ...event, userIds: [asker.userId], detail: withoutOthers(event.detail, asker.userId) };
}

function withoutOthers(detail: RecordedEvent['detail'], userId: string): RecordedEvent['detail'] {
  const named = Object.entries(detail).filter(
    ([field, value]) => !isUserField(field) || Array.isArray(value) || value === userId,
  );
  return Object.fromEntries(
    named.map(([field, value]) => [
      field,
      isUserField(field) && Array.isArray(value) ? value.filter((one) => one === userId) : value,
    ]),
  );
}

const isUserField = (field: string) => (userFields as readonly string[]).includes(field);
