import { areas, type CommandKind } from './draw.ts';

export const brandCommands: readonly CommandKind[] = [
  {
    ...{ kind: 'profile', weight: 3, stack: 'brand', routeKey: 'PUT /brand/profile' },
    causes: 'Profile Updated',
    request: (draw) => ({
      body: {
        businessName: `Homes of ${draw.name}`,
        ...(draw.chance(0.5, 'phone') && { phone: `(206) 555-01${10 + draw.below(90, 'number')}` }),
        ...(draw.chance(0.5, 'area') && { marketArea: draw.oneOf(areas, 'which') }),
        ...(draw.chance(0.5, 'bio') && { bio: `Since ${draw.name}` }),
      },
    }),
  },
  {
    ...{ kind: 'listing', weight: 2, stack: 'brand', routeKey: 'POST /brand/listings' },
    causes: 'Directory Listing Changed',
    request: (draw) => ({
      body: {
        directory: draw.oneOf(['Zillow', 'Yelp'], 'directory'),
        businessName: `Homes as ${draw.name} has it`,
        phone: '(206) 555-0100',
      },
    }),
  },
  {
    ...{ kind: 'audit', weight: 1, stack: 'brand', routeKey: 'POST /brand/audits' },
    causes: 'Brand Audit Requested',
    request: () => ({}),
  },
  {
    ...{ kind: 'competitor', weight: 2, stack: 'brand', routeKey: 'POST /brand/competitors' },
    causes: 'Competitor Discovered',
    request: (draw) => ({
      body: {
        name: draw.oneOf(['Northgate Homes', 'Sound Realty', 'Pike Partners'], 'name'),
        marketShare: (1 + draw.below(30, 'share')) / 100,
        marketArea: draw.oneOf(areas, 'area'),
      },
    }),
  },
];
