import { type ContentType, UserRegistered } from '@bayon/event-contracts';
import { rule } from '@bayon/publisher/rule';
import { ideaWrite } from '../library/idea-writes.ts';

/** What every agent can begin with. */
const starters: readonly {
  readonly contentType: ContentType;
  readonly topic: string;
  readonly reason: string;
}[] = [
  {
    contentType: 'neighborhood-guide',
    topic: 'The neighborhood you know best',
    reason: 'A guide to one neighborhood is what buyers search for first.',
  },
  {
    contentType: 'blog-post',
    topic: 'Five questions that every first-time buyer asks',
    reason: 'You answer them every week: written down once, they work for you.',
  },
  {
    contentType: 'social-media',
    topic: 'Introduce yourself and the area you work in',
    reason: 'People choose an agent they feel they know.',
  },
];

/** A new agent finds something to begin with. */
export const userRegisteredRule = rule(UserRegistered, {
  decide: ({ id, detail: { userId, timestamp } }) => ({
    writes: starters.map((starter, place) =>
      ideaWrite(userId, {
        ...starter,
        ideaId: `${id}.${place + 1}`,
        sourceEvent: UserRegistered.detailType,
        suggestedAt: timestamp,
      }),
    ),
    events: [],
  }),
});
