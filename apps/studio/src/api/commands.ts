import { randomUUID } from 'node:crypto';
import { contentGenerationRequested, contentPublished, contentUpdated } from '@bayon/event-contracts';
import { endpoint, Problem, taken } from '@bayon/publisher/http';
import type { Content } from '../library/content.ts';
import type { Library } from '../library/reads.ts';
import { maxChannels } from '../library/publications.ts';
import { assertAllowed } from './allowance.ts';
import { routes } from './routes.ts';

/** Commands: each is checked and becomes one event; nothing is written here. */
export function commands(
  library: Pick<Library, 'access' | 'content' | 'month' | 'publications'>,
  now: () => Date = () => new Date(),
) {
  return [
    endpoint(routes.requestContent, async ({ userId, body }) => {
      await assertAllowed(library, userId, now());
      const [jobId, contentId] = [randomUUID(), randomUUID()];
      const event = contentGenerationRequested({ ...body, userId, jobId, contentId });
      return taken({ jobId, contentId }, event);
    }),

    endpoint(routes.editContent, async ({ userId, params, body: { title, content } }) => {
      const { contentId, contentType } = await own(library, userId, params['id']);
      const changes = [
        ...(title === undefined ? [] : ['title' as const]),
        ...(content === undefined ? [] : ['content' as const]),
      ];
      const event = contentUpdated({
        userId,
        contentId,
        contentType,
        changes,
        ...(title !== undefined && { title }),
        ...(content !== undefined && { content }),
      });
      return taken({ contentId, changes }, event);
    }),

    endpoint(routes.publishContent, async ({ userId, params, body }) => {
      const { contentId, contentType } = await own(library, userId, params['id']);
      await assertRoom(library, userId, contentId, body.publishedTo);
      return taken({ contentId, ...body }, contentPublished({ userId, contentId, contentType, ...body }));
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
