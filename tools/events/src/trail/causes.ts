import type { History, RecordedEvent } from '@bayon/audit/history';

/** Causes that are followed: no chain of the house is nearly as deep, and one that goes in circles ends too. */
const mostCauses = 100;

/** The causes of an event up to the first that is known, the first first; and the id of one that is not recorded. */
export async function causesOf(
  history: History,
  event: RecordedEvent,
): Promise<{ readonly causes: readonly RecordedEvent[]; readonly unknown?: string }> {
  const causes: RecordedEvent[] = [];
  const met = new Set([event.eventId]);
  let next = event.causationId;
  while (next !== undefined && !met.has(next) && causes.length < mostCauses) {
    met.add(next);
    const [cause] = await history.byId(next);
    if (!cause) return { causes, unknown: next };
    causes.unshift(cause);
    next = cause.causationId;
  }
  return { causes };
}
