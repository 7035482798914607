import { reportType } from '@bayon/event-contracts';
import { areas, type CommandKind } from './draw.ts';

export const researchCommands: readonly CommandKind[] = [
  {
    ...{ kind: 'question', weight: 3, stack: 'research', routeKey: 'POST /research/queries' },
    causes: 'Research Requested',
    request: (draw) => ({
      body: { query: `What do ${draw.oneOf(areas, 'area')} buyers overlook? ${draw.name}` },
    }),
  },
  {
    ...{ kind: 'report', weight: 2, stack: 'research', routeKey: 'POST /research/reports' },
    causes: 'Report Requested',
    request(draw, known) {
      const queryIds = known('queryId').slice(0, 3);
      const kind = draw.oneOf(reportType.options, 'type');
      return queryIds.length === 0 ? undefined : { body: { reportType: kind, queryIds } };
    },
  },
  {
    ...{ kind: 'knowledge', weight: 3, stack: 'research', routeKey: 'PUT /research/knowledge/{id}' },
    causes: 'Knowledge Updated',
    request: (draw) => ({
      id: `piece-${draw.below(3, 'piece')}`,
      body: {
        title: `Known since ${draw.name}`,
        text: `Escrow and title insurance, ${draw.name}.`,
        tags: ['buyers'],
      },
    }),
  },
  {
    ...{ kind: 'forget', weight: 1, stack: 'research', routeKey: 'DELETE /research/knowledge/{id}' },
    causes: 'Knowledge Updated',
    request: (draw) => ({ id: `piece-${draw.below(3, 'piece')}` }),
  },
];
