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
      if (page.items.length > 0) await publisher.publish(page.items.map(eventOf));
      published += page.items.length;
      cursor = page.cursor;
    } while (cursor !== undefined && hasTime());
  }
  return published;
}

export function eventOf(due: Due): EventDraft {
  const { userId, contentId, dueAt } = due;
  switch (due.due) {
    case 'publication': {
      const { channel, contentType } = due;
      return contentPublished(
        { userId, contentId, contentType, publishedTo: [channel] },
        { id: derivedId('due', userId, contentId, channel, dueAt) },
      );
    }
    case 'tracking':
      return contentPerformanceTrackingDue(
        { userId, contentId, publishedTo: [...due.publishedTo], dueAt },
        { id: derivedId('due', userId, contentId, 'tracking', dueAt) },
      );
  }
}
