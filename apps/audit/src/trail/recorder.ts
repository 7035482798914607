import { wait as waitFor } from '@bayon/publisher';
import type { Key } from '@bayon/publisher/rule';
import { contentOf } from './content.ts';
import { factsOf } from './facts.ts';
import type { EventItem } from './items.ts';
import { keys } from './keys.ts';
import { pointersTo } from './pointers.ts';
import { mostTogether, putOnce, type TrailTable } from './put-once.ts';
import type { RawEvent } from './raw-event.ts';

/** How an event came into the trail. */
export interface Recorded {
  /** `duplicate`: the same event was there already, and nothing has changed. */
  readonly outcome: 'settled' | 'duplicate';
  /** Another event with another content has the id: this one is kept beside it. */
  readonly isConflict: boolean;
}

export interface RecorderOptions
  extends Pick<TrailTable, 'client' | 'table'>, Partial<Pick<TrailTable, 'wait'>> {
  readonly now?: () => Date;
}

/** Bytes of a content that an item (400 KB) takes beside its key; SQS delivers up to 1 MiB. */
const roomForContent = 256 * 1024;

/**
 * Writes events down, each once, and never over another: an event and its places in the lists in one transaction. An
 * event of hundreds of users has more places than one takes. The rest follows then; a crash before leaves lists that do
 * not show it yet, and the message, which comes back, finds the event, and puts what is missing.
 */
export function createRecorder({ client, table, now = () => new Date(), wait = waitFor }: RecorderOptions) {
  const put = (items: readonly Key[]) => putOnce({ client, table, wait }, items);

  return {
    /** @throws what DynamoDB throws. The message then comes back, and what is missing is written. */
    record: async (raw: RawEvent): Promise<Recorded> => {
      const [facts, content] = [factsOf(raw), contentOf(raw)];
      const bytes = Buffer.from(content.text);
      const pieces = bytes.length > roomForContent ? piecesOf(bytes) : [];
      // An event that is there can be read: its parts are there before it.
      for (const [place, piece] of pieces.entries())
        await put([{ ...keys.contentPart(content.hash, place), bytes: piece } as Key]);

      const item = {
        envelopeId: raw.envelopeId,
        envelopeTime: raw.envelopeTime,
        recordedAt: now().toISOString(),
        hash: content.hash,
        ...(pieces.length > 0 ? { parts: pieces.length } : { content: content.text }),
      };
      const placesOf = (event: EventItem) =>
        // What was recorded first decides: a plain event that is put again has another time of its envelope.
        pointersTo(event, factsOf({ ...raw, ...timeOf(event) }), {
          recordedAt: event.recordedAt,
          size: bytes.length,
        });

      /** @returns the other event that is there under the key, or how it went */
      const recordAs = async (key: Key): Promise<EventItem | Recorded['outcome']> => {
        const event = { pk: key.pk, sk: key.sk, ...item };
        const known = (await put([event, ...placesOf(event).slice(0, mostTogether - 1)])) as
          EventItem | undefined;
        if (known && known.hash !== content.hash) return known;
        const rest = placesOf(known ?? event).slice(mostTogether - 1);
        for (let first = 0; first < rest.length; first += mostTogether)
          await put(rest.slice(first, first + mostTogether));
        return known ? 'duplicate' : 'settled';
      };

      const outcome = await recordAs(keys.event(facts));
      if (typeof outcome === 'string') return { outcome, isConflict: false };
      const beside = await recordAs(keys.conflict(facts, content.hash));
      if (typeof beside === 'string') return { outcome: beside, isConflict: true };
      throw new Error(`two contents have the hash ${content.hash}`);
    },
  };
}

const timeOf = ({ envelopeId, envelopeTime }: EventItem) => ({ envelopeId, envelopeTime });

const piecesOf = (bytes: Uint8Array): Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / roomForContent) }, (_, place) =>
    bytes.subarray(place * roomForContent, (place + 1) * roomForContent),
  );

export type Recorder = ReturnType<typeof createRecorder>;
