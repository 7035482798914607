import { type Host, ofType, subscriptionsOf } from '@bayon/function-host';
import { anApiRequest, type RequestOptions } from '@bayon/service-testing';
import { contractOf, tell } from './event-scenarios.ts';
import type { Scenario } from './scenario.ts';

/** What a client sends, and what has happened before. */
interface Command extends Pick<RequestOptions, 'body' | 'id'> {
  readonly after?: readonly string[];
}

const price = { amountCents: 84_900_000, currency: 'USD' };
const opportunity = {
  opportunityType: 'seasonal-trend',
  opportunityData: { marketArea: 'Ballard', slopePercent: 4.2 },
  confidence: 0.68,
};
const alertRule = {
  marketArea: 'Ballard',
  metric: 'median-price',
  comparison: 'above',
  threshold: 90_000_000,
  severity: 'high',
};

/** By route. All other functions of HTTP routes only read. */
const commands: Readonly<Record<string, Command>> = {
  'PUT /brand/profile': { body: { phone: '+1 206 555 0199' }, after: ['Profile Updated'] },
  'POST /brand/audits': {},
  'POST /brand/competitors': {
    body: { name: 'Sound & Shore Realty', marketShare: 0.14, marketArea: 'Ballard' },
  },
  'POST /brand/rankings': { body: [{ keyword: 'Ballard realtor', searchEngine: 'google', rank: 14 }] },
  'POST /market/prices': {
    body: {
      marketArea: 'Ballard',
      observations: [{ propertyId: 'mls-2290114', price, observedAt: '2026-11-20T17:00:00.000Z' }],
    },
  },
  'PUT /market/tracking/{area}': { id: 'Ballard' },
  'POST /market/alert-rules': { body: alertRule },
  'POST /market/opportunities': { body: opportunity },
  'POST /research/queries': { body: { query: 'Who pays escrow?' } },
  'POST /research/reports': {
    body: { reportType: 'summary', queryIds: ['query-41'] },
    after: ['Research Requested', 'Research Query Completed'],
  },
  'PUT /research/knowledge/{id}': {
    id: 'closing-costs',
    body: { title: 'Closing', text: 'Escrow is split.', tags: ['buyers'] },
  },
  'POST /studio/content': { body: { contentType: 'blog-post', topic: 'Spring in Ballard' } },
  'PATCH /studio/content/{id}': {
    id: 'content-8d1b77',
    body: { title: 'Spring in Ballard' },
    after: ['Content Generated'],
  },
  'POST /studio/content/{id}/publish': {
    id: 'content-8d1b77',
    body: { publishedTo: ['website'] },
    after: ['Content Generated'],
  },
  'POST /users': { body: { email: 'ada@example.com', registrationMethod: 'email' } },
  'PUT /user/preferences': {
    body: { mutedNotifications: ['price_change_alert'] },
    after: ['User Registered'],
  },
  'PUT /user/subscription': { body: { plan: 'pro' }, after: ['User Registered'] },
  'POST /user/usage': { body: { usageType: 'aiImageEditing', amount: 3 }, after: ['User Registered'] },
};

/** An id that is drawn. */
const drawn = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g;

/** A command that a client sends again under the same Idempotency-Key until it is accepted. */
export function commandScenarios(host: Pick<Host, 'resources'>, at: number): Scenario[] {
  const { resources } = host;
  const subscriptions = subscriptionsOf(resources);
  return ofType(resources, 'AWS::ApiGatewayV2::Route').flatMap(({ stack, properties }) => {
    const routeKey = String(properties['RouteKey']);
    const command = commands[routeKey];
    const api = resources.find(
      (one) => one.stack === stack && one.type === 'AWS::Lambda::Function' && one.ref.endsWith('-api'),
    );
    if (command === undefined || api === undefined) return [];
    const { after = [], ...request } = command;
    const scenario: Scenario = {
      name: `${stack} api · ${routeKey}`,
      taker: `${stack} api`,
      subject: 'a command',
      functionName: api.ref,
      async prepare(world) {
        for (const [place, detailType] of after.entries()) {
          const contract = contractOf(detailType);
          const detail = { ...contract.examples[0] };
          await tell(world, subscriptions, {
            stack,
            contract,
            detail,
            id: `event-${place}`,
            at: at - (after.length - place) * 60_000,
          });
        }
      },
      payload: () =>
        anApiRequest(routeKey, { ...request, headers: { 'idempotency-key': 'the-same-command' } }),
      isDone: isAccepted,
      alias: drawn,
    };
    return [scenario];
  });
}

const isAccepted = (answer: unknown): boolean =>
  (answer as { readonly statusCode?: number } | null)?.statusCode === 202;
