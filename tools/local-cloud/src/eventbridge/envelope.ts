import { randomUUID } from 'node:crypto';
import type { LocalAccount } from '../ports.ts';

/** What an event's producer says. */
export interface EventContent {
  readonly source: string;
  readonly detailType: string;
  /** A JSON object as text. It is kept as the producer wrote it, so that no number loses digits. */
  readonly detail: string;
  readonly resources: readonly string[];
  /** Milliseconds since the epoch. */
  readonly time: number;
}

/** The event as rules see it and targets get it. */
export interface Envelope {
  readonly id: string;
  /** The whole event as JSON text. */
  readonly json: string;
}

/** Wraps an event as EventBridge does, under a new id. */
export function wrap(content: EventContent, account: LocalAccount): Envelope {
  const id = randomUUID();
  const head = JSON.stringify({
    version: '0',
    id,
    'detail-type': content.detailType,
    source: content.source,
    account: account.accountId,
    time: isoSeconds(content.time),
    region: account.region,
    resources: content.resources,
  });
  return { id, json: `${head.slice(0, -1)},"detail":${content.detail}}` };
}

/** `2026-01-31T09:00:00Z`: an event's time has whole seconds. */
export const isoSeconds = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`;
