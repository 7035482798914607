import {
  ContentPublished,
  contentPerformanceTrackingScheduled,
  type DetailOf,
  type DomainEvent,
  realTimeNotification,
} from '@bayon/event-contracts';
import { add, get, nothing, put, rule } from '@bayon/publisher/rule';
import { dayOf } from '../library/analytics.ts';
import { duePublicationWrites } from '../library/due-writes.ts';
import { keys, libraryIndex } from '../library/keys.ts';
import { labelOf, listOf } from '../library/labels.ts';
import { noPublications, onChannels, published, scheduled, statusOf } from '../library/publications.ts';

type Published = DomainEvent<DetailOf<typeof ContentPublished>>;

/** Performance is looked at a day after publishing. Milliseconds. */
const trackAfter = 24 * 60 * 60 * 1_000;

/**
 * A piece is published, or is to be. What happened there is kept for itself, so a piece that the library does not hold
 * yet gets it when it arrives.
 */
export const contentPublishedRule = rule(ContentPublished, {
  load: ({ detail: { userId, contentId } }) => ({
    content: get(keys.content(userId, contentId)),
    publications: get(keys.publications(userId, contentId)),
  }),
  decide: (event, { content, publications = noPublications }) => {
    const { userId, contentId, contentType, timestamp } = event.detail;
    const scheduledFor = futureDate(event);
    const after = onChannels(publications, event.detail.publishedTo, (current) =>
      scheduledFor ? scheduled(current, scheduledFor, timestamp) : published(current, timestamp),
    );
    // Beyond what a piece remembers nothing is done, so nothing is said either.
    const publishedTo = [...new Set(event.detail.publishedTo)].filter((channel) =>
      Object.hasOwn(after.channels, channel),
    );
    if (publishedTo.length === 0) return nothing;
    const status = statusOf(after);
    return {
      writes: [
        put(keys.publications(userId, contentId), after),
        ...duePublicationWrites({ userId, contentId, contentType }, after, publishedTo),
        ...(content
          ? [
              put(
                keys.content(userId, contentId),
                { ...content, status },
                { index: libraryIndex(userId, content.createdAt, contentId) },
              ),
            ]
          : []),
        ...(scheduledFor ? [] : counted(userId, dayOf(timestamp), publishedTo)),
      ],
      events: [
        notification(event, publishedTo, scheduledFor),
        ...(scheduledFor
          ? []
          : [
              contentPerformanceTrackingScheduled({
                userId,
                contentId,
                publishedTo,
                trackAt: new Date(Date.parse(timestamp) + trackAfter).toISOString(),
              }),
            ]),
      ],
    };
  },
});

/** The date it is scheduled for, if that was in the future when it was said. */
const futureDate = ({ detail: { scheduledFor, timestamp } }: Published) =>
  scheduledFor !== undefined && scheduledFor > timestamp ? scheduledFor : undefined;

const counted = (userId: string, day: string, channels: readonly string[]) => [
  add(keys.analyticsDay(userId, day), { publications: channels.length }, { set: { day } }),
  ...channels.map((channel) =>
    add(keys.channelDay(userId, day, channel), { publications: 1 }, { set: { day, channel } }),
  ),
];

function notification(
  { detail: { userId, contentId, contentType } }: Published,
  channels: readonly string[],
  scheduledFor: string | undefined,
) {
  const where = listOf(
    channels.length > 5 ? [...channels.slice(0, 4), `${channels.length - 4} more`] : channels,
  );
  return realTimeNotification({
    userId,
    type: 'content_published',
    message: scheduledFor
      ? `Your ${labelOf[contentType]} is scheduled for ${where}: ${scheduledFor.slice(0, 16).replace('T', ' ')} UTC.`
      : `Your ${labelOf[contentType]} is published on ${where}.`,
    data: { contentId, contentType, publishedTo: channels, ...(scheduledFor && { scheduledFor }) },
    severity: 'success',
  });
}
