import { competitorDiscovered } from '@bayon/event-contracts';
import { derivedId } from '@bayon/publisher';
import { endpoint, Problem, taken } from '@bayon/publisher/http';
import { maxCompetitors, nameOf } from '../presence/competition.ts';
import type { Presence } from '../presence/reads.ts';
import { routes } from './routes.ts';

export const competitorCommands = (presence: Pick<Presence, 'profile' | 'competitorIds'>) => [
  endpoint(routes.addCompetitor, async ({ userId, body }) => {
    // The same name is the same competitor: with new figures, or in another area.
    const competitorId = derivedId('competitor', userId, nameOf(body.name));
    const known = await presence.competitorIds(userId);
    if (!known.has(competitorId) && known.size >= maxCompetitors) {
      const message = `A user can have at most ${maxCompetitors} competitors.`;
      throw new Problem(400, message, [{ path: 'body', message }]);
    }
    const marketArea = body.marketArea ?? (await presence.profile(userId))?.fields.marketArea?.trim();
    if (!marketArea) {
      throw new Problem(400, 'Which market is it in? Your profile names no market area.', [
        { path: 'body.marketArea', message: 'is needed where the profile has none' },
      ]);
    }
    const competitorData = { ...body, marketArea };
    const event = competitorDiscovered({ userId, competitorId, competitorData, discoveryMethod: 'manual' });
    return taken({ competitorId }, event);
  }),
];
