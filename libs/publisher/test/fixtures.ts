import {
  ContentPublished,
  type DomainEvent,
  type EventOf,
  parseEvent,
  realTimeNotification,
} from '@bayon/event-contracts';
import type { EventEntry } from '../src/publish/entry.ts';

type Published = EventOf<typeof ContentPublished>;

/** The event that starts what a test is about, as EventBridge delivers it. */
export const aDelivery = (
  id: string,
  overrides: {
    readonly source?: string;
    readonly 'detail-type'?: string;
    readonly detail?: Readonly<Record<string, unknown>>;
  } = {},
) => ({
  id: `eventbridge-${id}`,
  source: 'bayon.coagent.studio',
  'detail-type': 'Content Published',
  ...overrides,
  detail: {
    ...ContentPublished.examples[0],
    timestamp: '2026-03-14T09:26:53.000Z',
    event: { id, version: 1, correlationId: `first-of-${id}` },
    ...overrides.detail,
  },
});

export const anEvent = (id: string, detail: Partial<Published['detail']> = {}): Published =>
  parseEvent([ContentPublished], aDelivery(id, { detail }));

/** The same event under another detail-type: an outside producer may count each type for itself. */
export const ofType = (event: DomainEvent, detailType: string): DomainEvent => ({ ...event, detailType });

export const aNotification = (message: string, data?: Record<string, unknown>, id?: string) =>
  realTimeNotification(
    { userId: 'ada', type: 'content_published', message, ...(data && { data }) },
    id === undefined ? {} : { id },
  );

export const notifications = (count: number) =>
  Array.from({ length: count }, (_, place) => aNotification(`number ${place}`, undefined, `n-${place}`));

/** An entry whose detail takes so many bytes. */
export const anEntry = (id: string, bytes = 100): EventEntry => ({
  source: 'bayon.coagent.studio',
  detailType: 'Real-time Notification',
  id,
  detail: JSON.stringify({ event: { id } }).padEnd(bytes, ' '),
});

/** Repeatable randomness (mulberry32), from 0 to below 1: a failing case comes again. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Passes no time. */
export const noWait = (): Promise<void> => Promise.resolve();
