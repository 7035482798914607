import { contentType } from '@bayon/event-contracts';
import { areas, channels, type CommandKind, type Draw } from './draw.ts';

/** A later time than any world lasts. */
const afterAllWorlds = '2199-01-01T00:00:00.000Z';

/** A piece of the user's own, where there is any. */
const own = (draw: Draw, ids: readonly string[]): { id: string } | undefined =>
  ids.length === 0 ? undefined : { id: draw.oneOf(ids, 'own') };

export const studioCommands: readonly CommandKind[] = [
  {
    ...{ kind: 'ask for a piece', weight: 5, stack: 'studio', routeKey: 'POST /studio/content' },
    causes: 'Content Generation Requested',
    request: (draw) => ({
      body: {
        contentType: draw.oneOf(contentType.options, 'type'),
        topic: `What buyers ask, ${draw.name}`,
        ...(draw.chance(0.5, 'keywords') && { keywords: ['first home', draw.oneOf(areas, 'area')] }),
      },
    }),
  },
  {
    ...{ kind: 'edit', weight: 4, stack: 'studio', routeKey: 'PATCH /studio/content/{id}' },
    causes: 'Content Updated',
    request(draw, known) {
      const piece = own(draw, known('contentId'));
      const title = { title: `Title of ${draw.name}` };
      const content = { content: `Text of ${draw.name}.` };
      return piece && { ...piece, body: draw.oneOf([title, content, { ...title, ...content }], 'what') };
    },
  },
  {
    ...{ kind: 'publish', weight: 4, stack: 'studio', routeKey: 'POST /studio/content/{id}/publish' },
    causes: 'Content Published',
    request(draw, known) {
      const piece = own(draw, known('contentId'));
      const later = draw.chance(0.3, 'later') && { scheduledFor: afterAllWorlds };
      return piece && { ...piece, body: { publishedTo: draw.someOf(channels, 'channel'), ...later } };
    },
  },
];
