import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { fullJitter, type Wait } from './backoff.ts';
import { PublishFailed, type UnpublishedEvent } from './errors.ts';
import type { EventEntry } from './entry.ts';

/** The codes of a failed entry that may succeed when sent again. */
const retryable = new Set(['InternalFailure', 'InternalException', 'ThrottlingException']);

/** How often an entry is sent before we give it up. Requests that fail as a whole are retried by the SDK. */
const attempts = 5;

/**
 * Sends one batch until each entry is on the bus: only what failed is sent again, and only where that may help.
 *
 * @throws PublishFailed naming every entry that is not on the bus, and no other
 */
export async function putEvents(
  client: EventBridgeClient,
  bus: string,
  batch: readonly EventEntry[],
  wait: Wait,
): Promise<void> {
  const lost: UnpublishedEvent[] = [];
  let pending = batch;
  for (let attempt = 1; pending.length > 0; attempt += 1) {
    const { failed, cause } = await send(client, bus, pending);
    const again = failed.filter(({ why }) => !cause && retryable.has(why.code) && attempt < attempts);
    lost.push(...failed.filter((failure) => !again.includes(failure)).map(({ why }) => why));
    if (cause) throw new PublishFailed(lost, cause);
    pending = again.map(({ entry }) => entry);
    if (pending.length > 0) await wait(fullJitter(attempt, 50, 1_000));
  }
  if (lost.length > 0) throw new PublishFailed(lost);
}

interface Sent {
  readonly failed: readonly { readonly entry: EventEntry; readonly why: UnpublishedEvent }[];
  /** Why the request failed as a whole; then every entry did. */
  readonly cause?: Error;
}

async function send(client: EventBridgeClient, bus: string, entries: readonly EventEntry[]): Promise<Sent> {
  try {
    const { Entries: results = [] } = await client.send(
      new PutEventsCommand({ Entries: entries.map(forBus(bus)) }),
    );
    // A partial failure is HTTP 200; results come in the order of the entries. No result is no success.
    return {
      failed: entries.flatMap((entry, place) => {
        const result = results[place];
        if (result?.EventId) return [];
        const { ErrorCode: code = 'InternalFailure', ErrorMessage: message = 'no result' } = result ?? {};
        return [{ entry, why: { id: entry.id, detailType: entry.detailType, code, message } }];
      }),
    };
  } catch (error) {
    const cause = error instanceof Error ? error : new Error(String(error));
    const why = (entry: EventEntry) => ({
      id: entry.id,
      detailType: entry.detailType,
      code: cause.name,
      message: cause.message,
    });
    return { failed: entries.map((entry) => ({ entry, why: why(entry) })), cause };
  }
}

const forBus = (bus: string) => (entry: EventEntry) => {
  // Lambda sets this for the invocation; EventBridge hands it on to the targets (X-Ray).
  const trace = process.env['_X_AMZN_TRACE_ID'];
  return {
    EventBusName: bus,
    Source: entry.source,
    DetailType: entry.detailType,
    Detail: entry.detail,
    ...(trace && { TraceHeader: trace }),
  };
};
