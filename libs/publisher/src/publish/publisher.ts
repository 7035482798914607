import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { EventDraft, EventSource } from '@bayon/event-contracts';
import { patience } from '../client-patience.ts';
import { type Wait, wait as waitFor } from './backoff.ts';
import { batchesOf } from './batches.ts';
import { PublishFailed, type UnpublishedEvent } from './errors.ts';
import type { EventEntry } from './entry.ts';
import { type CausingEvent, entryOf } from './event-entry.ts';
import { putEvents } from './put-events.ts';

export interface PublisherOptions {
  /** The service's own source: the only one that IAM lets it publish under. */
  readonly source: EventSource;
  /** Name or ARN of the bus. */
  readonly bus: string;
  readonly client?: EventBridgeClient;
  readonly now?: () => Date;
  /** Passes the time between attempts. */
  readonly wait?: Wait;
}

export interface Publisher {
  readonly source: EventSource;
  /**
   * Publishes events. Returns their ids when every one of them is on the bus, and never before.
   *
   * @throws ContractViolation, EventTooLarge: a draft is not what it should be; nothing was sent
   * @throws PublishFailed naming each event that is not on the bus
   */
  publish(drafts: readonly EventDraft[], options?: PublishOptions): Promise<readonly string[]>;
  /**
   * Makes entries of drafts without publishing them, so that they can be kept before.
   *
   * @throws ContractViolation, EventTooLarge
   */
  prepare(drafts: readonly EventDraft[], options?: PublishOptions): readonly EventEntry[];
  /** Publishes entries that are ready, a settled record's for example. Throws as `publish` does. */
  publishEntries(entries: readonly EventEntry[]): Promise<void>;
}

export interface PublishOptions {
  /** The event that caused these: it gives correlation and, with `step`, the ids. */
  readonly cause?: CausingEvent;
  /** Which step of the work on the cause this is, where there are several: `progress-30`. */
  readonly step?: string;
}

/** How many requests are under way at once. */
const concurrency = 5;

export function createPublisher({
  source,
  bus,
  client = new EventBridgeClient(patience),
  now = () => new Date(),
  wait = waitFor,
}: PublisherOptions): Publisher {
  async function publishEntries(entries: readonly EventEntry[]): Promise<void> {
    const batches = batchesOf(entries);
    const unpublished: UnpublishedEvent[] = [];
    const causes: unknown[] = [];
    for (let from = 0; from < batches.length; from += concurrency) {
      const under = batches
        .slice(from, from + concurrency)
        .map((batch) => putEvents(client, bus, batch, wait));
      for (const result of await Promise.allSettled(under)) {
        if (result.status === 'fulfilled') continue;
        if (!(result.reason instanceof PublishFailed)) throw result.reason;
        unpublished.push(...result.reason.unpublished);
        causes.push(result.reason.cause);
      }
    }
    if (unpublished.length > 0)
      throw new PublishFailed(
        unpublished,
        causes.find((cause) => cause !== undefined),
      );
  }

  const prepare: Publisher['prepare'] = (drafts, { cause, step = 'publish' } = {}) => {
    const stamp = { source, now: now().toISOString(), ...(cause && { cause }) };
    return drafts.map((draft, place) => entryOf(draft, { ...stamp, place: [step, place] }));
  };

  return {
    source,
    prepare,
    publishEntries,
    async publish(drafts, options) {
      const entries = prepare(drafts, options);
      await publishEntries(entries);
      return entries.map(({ id }) => id);
    },
  };
}
