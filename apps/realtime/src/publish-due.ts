import { notificationDigestDue } from '@bayon/event-contracts';
import { derivedId, type Publisher } from '@bayon/publisher';
import type { ComingDigest } from './items.ts';

/**
 * Publishes what is due. The ids follow from whose digest it is and when it comes: publishing it again, because the
 * processor has not struck it off yet or we did not live to tell, has no further effect.
 *
 * @returns how many events were published
 */
export async function publishDue(
  due: AsyncIterable<readonly ComingDigest[]>,
  publisher: Pick<Publisher, 'publish'>,
  hasTime: () => boolean,
): Promise<number> {
  let published = 0;
  for await (const digests of due) {
    const events = digests.map(({ userId, comesAt, from }) =>
      notificationDigestDue(
        { userId, digestKey: comesAt, window: { from: from < comesAt ? from : comesAt, to: comesAt } },
        { id: derivedId('digest', userId, comesAt, from), at: comesAt },
      ),
    );
    if (events.length > 0) await publisher.publish(events);
    published += events.length;
    // The next minute goes on where this one stops.
    if (!hasTime()) break;
  }
  return published;
}
