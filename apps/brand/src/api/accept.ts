import { randomUUID } from 'node:crypto';
import type { EventDraft } from '@bayon/event-contracts';
import { derivedId, type Publisher } from '@bayon/publisher';
import type { ApiResponse } from '@bayon/publisher/http';

/** What commands need to speak. */
export type Voice = Pick<Publisher, 'publish'>;

/** Publishes a command's events and answers that it is taken; where nothing is to be done, says so with 200. */
export async function accept(
  voice: Voice,
  events: readonly EventDraft[],
  body: object,
): Promise<ApiResponse> {
  if (events.length === 0) return { status: 200, body };
  await voice.publish(events);
  return { status: 202, body };
}

/**
 * An id of the command's own: with an Idempotency-Key it follows from it, so the same command twice is the same event
 * twice, which has its effect once.
 */
export const idOf = (
  { userId, idempotencyKey }: { readonly userId: string; readonly idempotencyKey?: string },
  ...what: readonly string[]
): string => (idempotencyKey === undefined ? randomUUID() : derivedId(...what, userId, idempotencyKey));
