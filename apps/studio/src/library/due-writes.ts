import type { ContentType } from '@bayon/event-contracts';
import { put, remove, type Write } from '@bayon/publisher/rule';
import { dueIndex, keys } from './keys.ts';
import type { Publications } from './publications.ts';

/** Keeps what is due on some channels in step with what is scheduled there. */
export const duePublicationWrites = (
  { userId, contentId, contentType }: { userId: string; contentId: string; contentType: ContentType },
  { channels }: Publications,
  changed: readonly string[],
): Write[] =>
  changed.map((channel) => {
    const key = keys.duePublication(userId, contentId, channel);
    const { scheduledFor, scheduledAt } = channels[channel] ?? {};
    if (scheduledFor === undefined || scheduledAt === undefined) return remove(key);
    return put(
      key,
      { due: 'publication', userId, contentId, contentType, channel, dueAt: scheduledFor, scheduledAt },
      { index: dueIndex(userId, contentId, scheduledFor) },
    );
  });
