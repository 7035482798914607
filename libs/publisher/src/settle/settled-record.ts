import type { DomainEvent } from '@bayon/event-contracts';
import type { EventEntry } from '../publish/event-entry.ts';
import { itemKey } from '../rule/item.ts';

/** That an event has had its effect, and what is to be published of it. */
export interface SettledRecord {
  /** ISO 8601 UTC */
  readonly settledAt: string;
  /** The queue message (or other delivery) that settled it, where given. */
  readonly receipt?: string;
  readonly events: readonly EventEntry[];
}

/**
 * One record per event and scope: a service's processor and its generator each settle the same event for themselves.
 * Source and type are part of it because ids of different producers owe each other nothing.
 */
export const settledKey = (scope: string, event: Pick<DomainEvent, 'source' | 'detailType' | 'id'>) =>
  itemKey<SettledRecord>(`SETTLED#${scope}#${event.source}#${event.detailType}#${event.id}`, 'SETTLED');
