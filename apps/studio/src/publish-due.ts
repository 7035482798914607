import { contentPerformanceTrackingDue, contentPublished, type EventDraft } from '@bayon/event-contracts';
import { derivedId, type Publisher } from '@bayon/publisher';
import type { Due } from './library/due.ts';
import { dueShards } from './library/keys.ts';
import type { Library } from './library/reads.ts';

/**
 * Publishes what is due. The ids follow from what is due and when: publishing it again, because the processor has not
 * struck it off yet or we did not live to tell, has no further effect.
 *
 * @returns how many events were published
 */
export async function publishDue(
  library: Pick<Library, 'due'>,
  publisher: Pick<Publisher, 'publish'>,
  { now, hasTime }: { readonly now: string; readonly hasTime: () => boolean },
): Promise<number> {
  let published = 0;
  for (let shard = 0; shard < dueShards; shard += 1) {
    let cursor: string | undefined;
    do {
      const page = await library.due(shard, now, cursor);
      const events = page.items.flatMap(eventsOf);
      if (events.length > 0) await publisher.publish(events);
      published += events.length;
      cursor = page.cursor;
    } while (cursor !== undefined && hasTime());
  }
  return published;
}

/** The events of one due item: one, but where more channels are tracked than one event names. */
export function eventsOf(due: Due): EventDraft[] {
  const { userId, contentId, dueAt } = due;
  switch (due.due) {
    case 'publication': {
      const { channel, contentType } = due;
      return [
        contentPublished(
          { userId, contentId, contentType, publishedTo: [channel] },
          { id: derivedId('due', userId, contentId, channel, dueAt), at: dueAt },
        ),
      ];
    }
    case 'tracking':
      return chunksOf(due.publishedTo, maxChannelsAtOnce).map((publishedTo) =>
        contentPerformanceTrackingDue(
          { userId, contentId, publishedTo, dueAt },
          // With the channels: others may come to be due at the same moment later.
          { id: derivedId('due', userId, contentId, 'tracking', dueAt, ...publishedTo), at: dueAt },
        ),
      );
  }
}

/** What the contract takes. */
const maxChannelsAtOnce = 20;

const chunksOf = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, place) =>
    all.slice(place * size, (place + 1) * size),
  );
