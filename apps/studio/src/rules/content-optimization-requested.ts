import { ContentOptimizationRequested } from '@bayon/event-contracts';
import { get, nothing, put, rule } from '@bayon/publisher/rule';
import { analyse } from '../library/analyse.ts';
import { keys, libraryIndex } from '../library/keys.ts';

/** The stored text is looked at as an editor would: score and suggestions onto the piece. */
export const contentOptimizationRequestedRule = rule(ContentOptimizationRequested, {
  load: ({ detail: { userId, contentId } }) => ({ content: get(keys.content(userId, contentId)) }),
  decide: ({ detail: { userId, contentId } }, { content }, { now }) => {
    // Edits of a piece that has not arrived yet ask too; the piece will ask again when it does.
    if (!content) return nothing;
    return {
      writes: [
        put(
          keys.content(userId, contentId),
          { ...content, optimization: { ...analyse(content), analysedAt: now } },
          { index: libraryIndex(userId, content.createdAt, contentId) },
        ),
      ],
      events: [],
    };
  },
});
