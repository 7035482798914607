import { opportunityType } from '@bayon/event-contracts';
import { areas, type CommandKind } from './draw.ts';

export const marketCommands: readonly CommandKind[] = [
  {
    ...{ kind: 'prices', weight: 3, stack: 'market', routeKey: 'POST /market/prices' },
    causes: 'Prices Observed',
    request: (draw) => ({
      body: {
        marketArea: draw.oneOf(areas, 'area'),
        observations: Array.from({ length: 1 + draw.below(3, 'how many') }, (_, place) => ({
          propertyId: `house-${draw.below(4, `house ${place}`)}-${place}`,
          price: { amountCents: 50_000_000 + 1_000_000 * draw.below(40, `price ${place}`), currency: 'USD' },
          observedAt: `2026-01-0${1 + draw.below(7, `day ${place}`)}T1${place}:00:00.${String(draw.below(1_000, `ms ${place}`)).padStart(3, '0')}Z`,
        })),
      },
    }),
  },
  {
    ...{ kind: 'track', weight: 2, stack: 'market', routeKey: 'PUT /market/tracking/{area}' },
    causes: 'Area Tracking Changed',
    request: (draw) => ({ id: draw.oneOf(areas, 'area') }),
  },
  {
    ...{ kind: 'untrack', weight: 1, stack: 'market', routeKey: 'DELETE /market/tracking/{area}' },
    causes: 'Area Tracking Changed',
    request: (draw) => ({ id: draw.oneOf(areas, 'area') }),
  },
  {
    ...{ kind: 'alert rule', weight: 1, stack: 'market', routeKey: 'POST /market/alert-rules' },
    causes: 'Alert Rule Changed',
    request: (draw) => ({
      body: {
        ...{
          marketArea: draw.oneOf(areas, 'area'),
          metric: 'observations',
          comparison: 'above',
          threshold: 0,
        },
        severity: draw.oneOf(['low', 'high', 'critical'], 'severity'),
      },
    }),
  },
  {
    ...{ kind: 'opportunity', weight: 2, stack: 'market', routeKey: 'POST /market/opportunities' },
    causes: 'Opportunity Identified',
    request: (draw) => ({
      body: {
        opportunityType: draw.oneOf(opportunityType.options, 'type'),
        opportunityData: { because: draw.name },
        confidence: draw.below(100, 'confidence') / 100,
      },
    }),
  },
];
