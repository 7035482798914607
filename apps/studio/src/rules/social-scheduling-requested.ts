import { SocialSchedulingRequested } from '@bayon/event-contracts';
import { get, put, rule } from '@bayon/publisher/rule';
import { duePublicationWrites } from '../library/due-writes.ts';
import { keys, libraryIndex } from '../library/keys.ts';
import { byItself, noPublications, onChannels, scheduled, statusOf } from '../library/publications.ts';
import { nextSlot } from '../library/slots.ts';

/**
 * A post for each platform at its next good time, but where the user has decided about the platform themselves. The
 * scheduler publishes them when due.
 */
export const socialSchedulingRequestedRule = rule(SocialSchedulingRequested, {
  load: ({ detail: { userId, contentId } }) => ({
    content: get(keys.content(userId, contentId)),
    publications: get(keys.publications(userId, contentId)),
  }),
  decide: ({ detail }, { content, publications = noPublications }) => {
    const { userId, contentId, timestamp } = detail;
    const platforms = [...new Set(detail.platforms)];
    const slots = new Map<string, string>(
      platforms.map((platform) => [platform, nextSlot(platform, timestamp)]),
    );
    const after = onChannels(publications, platforms, (current, platform) =>
      scheduled(current, slots.get(platform) as string, byItself),
    );
    return {
      writes: [
        put(keys.publications(userId, contentId), after),
        ...duePublicationWrites({ userId, contentId, contentType: 'social-media' }, after, platforms),
        ...(content
          ? [
              put(
                keys.content(userId, contentId),
                { ...content, status: statusOf(after) },
                { index: libraryIndex(userId, content.createdAt, contentId) },
              ),
            ]
          : []),
      ],
      events: [],
    };
  },
});
