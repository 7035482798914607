import { notificationsMarked } from '@bayon/event-contracts';
import { endpoint, Problem, taken } from '@bayon/publisher/http';
import type { createMarkable } from '../reads/markable.ts';
import { routes } from '../routes.ts';

/** The user has read, or put away, some notifications: one event. What is not there is refused, and nothing marked. */
export const markNotifications = (markable: ReturnType<typeof createMarkable>) =>
  endpoint(routes.markNotifications, async ({ userId, body: { mark, ids, upTo } }) => {
    const { log, lastSeq, seqs } = await markable(userId, ids);
    if (upTo !== undefined) {
      if (upTo > lastSeq) {
        const message = `must not be beyond the newest of your notifications, ${lastSeq}`;
        throw new Problem(400, 'upTo is no number of your log.', [{ path: 'body.upTo', message }]);
      }
      return taken({ mark, upTo }, notificationsMarked({ userId, mark, log, upTo }));
    }
    const absent = seqs.flatMap((seq, place) => (seq === undefined ? [place] : []));
    if (absent.length > 0) {
      throw new Problem(
        400,
        'Some of these are no notifications of yours that can be marked.',
        absent.map((place) => ({
          path: `body.ids.${place}`,
          message: 'is no notification of yours, or one too old to be marked',
        })),
      );
    }
    const known = { ids: [...(ids ?? [])], seqs: seqs.filter((seq) => seq !== undefined) };
    return taken({ mark, ids: known.ids }, notificationsMarked({ userId, mark, log, ...known }));
  });
