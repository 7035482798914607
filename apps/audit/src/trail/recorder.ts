import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Key } from '@bayon/publisher/rule';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { type Content, contentOf } from './content.ts';
import { type Facts, factsOf } from './facts.ts';
import type { EventItem } from './items.ts';
import { keys } from './keys.ts';
import { pointersTo } from './pointers.ts';
import type { RawEvent } from './raw-event.ts';

/** How an event came into the trail. */
export interface Recorded {
  /** `duplicate`: the same event was there already, and nothing has changed. */
  readonly outcome: 'settled' | 'duplicate';
  /** Another event with another content has the id: this one is kept beside it. */
  readonly isConflict: boolean;
}

export interface RecorderOptions {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly now?: () => Date;
}

/** Bytes of a content that an item (400 KB) takes beside its key; SQS delivers up to 1 MiB. */
const roomForContent = 256 * 1024;

/** Puts of one event that are under way at once. */
const together = 25;

/**
 * Writes events down, each once, and never over another. Every item is put under the condition that there is none.
 *
 * The event itself comes first, then its places in the lists, which follow from it alone. A crash between leaves an
 * event that some lists do not show; the message comes back, finds the event, and puts what is missing. (The other
 * order would need to know before it writes whether the event's id is taken, and by whom.)
 */
export function createRecorder({ client, table, now = () => new Date() }: RecorderOptions) {
  /** @returns what was there before, which stays; undefined where the item was put */
  async function putOnce<Item extends Key>(item: Item): Promise<Item | undefined> {
    try {
      await client.send(
        new PutCommand({
          TableName: table,
          Item: item,
          ConditionExpression: 'attribute_not_exists(pk)',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      return undefined;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return unmarshall(error.Item ?? {}) as Item;
    }
  }

  async function putAll(items: readonly Key[]): Promise<void> {
    for (let first = 0; first < items.length; first += together)
      await Promise.all(items.slice(first, first + together).map(putOnce));
  }

  /** Under the event's own name, or beside the other event that has it. */
  async function putEvent(facts: Facts, { hash }: Content, item: Omit<EventItem, keyof Key>) {
    const { pk, sk } = keys.event(facts);
    const first = { pk, sk, ...item };
    const known = await putOnce(first);
    if (known === undefined) return { event: first, outcome: 'settled', isConflict: false } as const;
    if (known.hash === hash) return { event: known, outcome: 'duplicate', isConflict: false } as const;
    const beside = { ...keys.conflict(facts, hash), ...item };
    const knownBeside = await putOnce(beside);
    return {
      event: knownBeside ?? beside,
      outcome: knownBeside ? 'duplicate' : 'settled',
      isConflict: true,
    } as const;
  }

  return {
    /** @throws what DynamoDB throws. The message then comes back, and what is missing is written. */
    record: async (raw: RawEvent): Promise<Recorded> => {
      const [facts, content] = [factsOf(raw), contentOf(raw)];
      const bytes = Buffer.from(content.text);
      const pieces = bytes.length > roomForContent ? piecesOf(bytes) : [];
      // An event that is there can be read: its parts are there before it.
      await putAll(
        pieces.map((piece, place) => ({ ...keys.contentPart(content.hash, place), bytes: piece })),
      );
      const { event, outcome, isConflict } = await putEvent(facts, content, {
        envelopeId: raw.envelopeId,
        envelopeTime: raw.envelopeTime,
        recordedAt: now().toISOString(),
        hash: content.hash,
        ...(pieces.length > 0 ? { parts: pieces.length } : { content: content.text }),
      });
      // What was recorded first decides: a plain event that is put again has another time of its envelope.
      const recorded = factsOf({ ...raw, envelopeId: event.envelopeId, envelopeTime: event.envelopeTime });
      await putAll(pointersTo(event, recorded, { recordedAt: event.recordedAt, size: bytes.length }));
      return { outcome, isConflict };
    },
  };
}

const piecesOf = (bytes: Uint8Array): Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / roomForContent) }, (_, place) =>
    bytes.subarray(place * roomForContent, (place + 1) * roomForContent),
  );

export type Recorder = ReturnType<typeof createRecorder>;
