import { randomUUID } from 'node:crypto';
import {
  contentGenerationRequested,
  contentPublished,
  contentUpdated,
  type EventDraft,
} from '@bayon/event-contracts';
import { derivedId, type Publisher } from '@bayon/publisher';
import { endpoint, Problem } from '@bayon/publisher/http';
import type { Content } from '../library/content.ts';
import type { Library } from '../library/reads.ts';
import { maxChannels } from '../library/publications.ts';
import { assertAllowed } from './allowance.ts';
import { routes } from './routes.ts';

/**
 * Commands: each is checked and becomes one event; nothing is written here. With an Idempotency-Key all ids follow
 * from it, so the same command twice is the same event twice, which has its effect once.
 */
export function commands(
  library: Pick<Library, 'access' | 'content' | 'job' | 'month' | 'publications'>,
  publisher: Pick<Publisher, 'publish'>,
  now: () => Date = () => new Date(),
) {
  const accept = async (event: EventDraft, answer: object) => {
    await publisher.publish([event]);
    return { status: 202, body: answer } as const;
  };

  return [
    endpoint(routes.requestContent, async ({ userId, body, idempotencyKey }) => {
      const id = (what: string) => (idempotencyKey ? derivedId(what, userId, idempotencyKey) : randomUUID());
      const [jobId, contentId] = [id('job'), id('content')];
      // The same command again is not one more piece.
      const isRepeated = idempotencyKey !== undefined && (await library.job(userId, jobId)) !== undefined;
      if (!isRepeated) await assertAllowed(library, userId, now());
      const event = contentGenerationRequested({ ...body, userId, jobId, contentId }, { id: id('request') });
      return accept(event, { jobId, contentId });
    }),

    endpoint(routes.editContent, async ({ userId, params, body: { title, content }, idempotencyKey }) => {
      const { contentId, contentType } = await own(library, userId, params['id']);
      const changes = [
        ...(title === undefined ? [] : ['title' as const]),
        ...(content === undefined ? [] : ['content' as const]),
      ];
      const event = contentUpdated(
        {
          userId,
          contentId,
          contentType,
          changes,
          ...(title !== undefined && { title }),
          ...(content !== undefined && { content }),
        },
        idempotencyKey ? { id: derivedId('edit', userId, contentId, idempotencyKey) } : {},
      );
      return accept(event, { contentId, changes });
    }),

    endpoint(routes.publishContent, async ({ userId, params, body, idempotencyKey }) => {
      const { contentId, contentType } = await own(library, userId, params['id']);
      await assertRoom(library, userId, contentId, body.publishedTo);
      const event = contentPublished(
        { userId, contentId, contentType, ...body },
        idempotencyKey ? { id: derivedId('publish', userId, contentId, idempotencyKey) } : {},
      );
      return accept(event, { contentId, ...body });
    }),
  ];
}

/** A piece of this user's own. Another's is answered as one that does not exist. */
export async function own(library: Pick<Library, 'content'>, userId: string, id = ''): Promise<Content> {
  const content = await library.content(userId, id);
  if (!content) throw new Problem(404, 'There is no such content in your library.');
  return content;
}

/** @throws Problem 409 where a piece would be on more channels than it can remember */
async function assertRoom(
  library: Pick<Library, 'publications'>,
  userId: string,
  contentId: string,
  names: readonly string[],
): Promise<void> {
  const known = (await library.publications(userId, contentId))?.channels ?? {};
  const all = new Set([...Object.keys(known), ...names]);
  if (all.size > maxChannels) throw new Problem(409, `A piece can be on at most ${maxChannels} channels.`);
}
