import { reportSharingDue } from '@bayon/event-contracts';
import { derivedId, type Publisher } from '@bayon/publisher';
import { dueShards } from './notebook/keys.ts';
import type { Notebook } from './notebook/reads.ts';
import { type DueSharing, maxChannelsAtOnce } from './notebook/sharing.ts';

/**
 * Publishes what is due. The ids follow from what is due and when: publishing it again, because the processor has not
 * struck it off yet or we did not live to tell, has no further effect.
 *
 * @returns how many events were published
 */
export async function publishDue(
  notebook: Pick<Notebook, 'due'>,
  publisher: Pick<Publisher, 'publish'>,
  { now, hasTime }: { readonly now: string; readonly hasTime: () => boolean },
): Promise<number> {
  let published = 0;
  for (let shard = 0; shard < dueShards; shard += 1) {
    let cursor: string | undefined;
    do {
      const page = await notebook.due(shard, now, cursor);
      const events = page.items.flatMap(eventsOf);
      if (events.length > 0) await publisher.publish(events);
      published += events.length;
      cursor = page.cursor;
    } while (cursor !== undefined && hasTime());
  }
  return published;
}

/** One event, but where several schedulings of one moment add up to more channels than one event names. */
const eventsOf = ({ userId, reportId, channels, dueAt }: DueSharing) =>
  Array.from({ length: Math.ceil(channels.length / maxChannelsAtOnce) }, (_, place) => {
    const shareChannels = channels.slice(place * maxChannelsAtOnce, (place + 1) * maxChannelsAtOnce);
    return reportSharingDue(
      { userId, reportId, shareChannels, dueAt },
      // With the channels: others may come to be due at the same moment later.
      { id: derivedId('due', userId, reportId, dueAt, ...shareChannels), at: dueAt },
    );
  });
