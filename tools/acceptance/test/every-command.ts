import type { Agent, Cloud } from '@bayon/cloud-driver';
import { expect } from 'vitest';
import { put } from './bus.ts';
import { aRequest, written } from './studio.ts';
import { eventually } from './use-cloud.ts';

/** A command as a client sends it. */
export interface EveryCommand {
  /** As the service describes it: `PATCH /studio/content/{id}` */
  readonly route: string;
  /** What stands for the path's parameter. */
  readonly id?: string;
  /** The example of its description, where nothing else is needed. */
  readonly body?: unknown;
  /** Another body, where there is one: under the same key it is another command. */
  readonly other?: unknown;
}

const price = { amountCents: 84_900_000, currency: 'USD' };
const prices = (propertyId: string) => ({
  marketArea: 'Ballard',
  observations: [{ propertyId, price, observedAt: '2026-11-20T17:00:00.000Z' }],
});
const rule = (threshold: number) => ({
  marketArea: 'Ballard',
  metric: 'median-price',
  comparison: 'above',
  threshold,
  severity: 'high',
});
const competitor = (name: string) => ({ name, marketShare: 0.1, marketArea: 'Ballard' });
const ranked = (rank: number) => [{ keyword: 'homes', searchEngine: 'google', rank }];
const registration = (email: string) => ({ email, registrationMethod: 'email' });
const opportunity = (confidence: number) => ({
  opportunityType: 'seasonal-trend',
  opportunityData: { marketArea: 'Ballard' },
  confidence,
});
const knowledge = (text: string) => ({ title: 'Closing', text, tags: [] });

/** Has happen what the commands are about, and then gives every command of every service, in an order that works. */
export async function everyCommand(cloud: Cloud, agent: Agent): Promise<readonly EveryCommand[]> {
  await agent.socket();
  const { contentId } = await written(agent);
  const idIn = async (method: string, path: string, body: unknown, field: string) => {
    const answer = await agent.http(method, path, body);
    return String((answer.body as Readonly<Record<string, unknown>>)[field]);
  };
  /** The first entry of a list, once there is one that is as it should be. */
  const firstIn = async (path: string, isReady: (item: Readonly<Record<string, unknown>>) => boolean) => {
    let found: Readonly<Record<string, unknown>> | undefined;
    await eventually(async () => {
      const { items } = (await agent.http('GET', path)).body as { readonly items: (typeof found)[] };
      found = items.find((item) => item && isReady(item));
      expect(found).toBeDefined();
    });
    return found ?? {};
  };
  await agent.http('POST', '/brand/listings', { directory: 'zillow', url: 'https://z.example/0' });
  await agent.http('PUT', '/research/knowledge/closing', knowledge('Both pay.'));
  const queryId = await idIn('POST', '/research/queries', { query: 'What is escrow?' }, 'queryId');
  const ruleId = await idIn('POST', '/market/alert-rules', rule(70_000_000), 'ruleId');
  await put(cloud.aws, {
    source: 'bayon.coagent.market',
    detailType: 'Immediate Action Required',
    detail: {
      userId: agent.user,
      alertId: 'alert-1',
      alertType: 'median-price',
      action: 'Review your Ballard listings.',
      priority: 'urgent',
      timestamp: new Date().toISOString(),
    },
  });
  const { connections } = (await agent.http('GET', '/realtime/connections')).body as {
    readonly connections: readonly { readonly connectionId: string }[];
  };
  const { listingId } = await firstIn('/brand/listings', () => true);
  const { taskId } = await firstIn('/user/tasks', () => true);
  await eventually(async () => {
    const { body } = await agent.http('GET', `/research/queries/${queryId}`);
    expect(body).toMatchObject({ status: 'completed' });
  });
  await eventually(async () => {
    expect(await agent.http('GET', '/research/knowledge/closing')).toMatchObject({ status: 200 });
  });
  await eventually(async () => {
    const { body } = await agent.http('GET', '/market/alert-rules');
    expect(JSON.stringify(body)).toContain(ruleId);
  });

  const commands: readonly EveryCommand[] = [
    { route: 'POST /users', other: registration('eve@example.com') },
    { route: 'PUT /user/preferences', other: { contentTone: 'dry' } },
    { route: 'PUT /user/subscription', other: { plan: 'enterprise' } },
    { route: 'POST /user/usage', other: { usageType: 'aiImageEditing', amount: 4 } },
    { route: 'POST /user/onboarding/{step}', id: 'tutorial' },
    { route: 'POST /user/tasks/{id}/complete', id: String(taskId) },
    { route: 'POST /studio/content', other: aRequest({ topic: 'Other' }) },
    { route: 'PATCH /studio/content/{id}', id: contentId, other: { title: 'Other' } },
    { route: 'POST /studio/content/{id}/publish', id: contentId, other: { publishedTo: ['x'] } },
    { route: 'PUT /brand/profile', other: { businessName: 'Other' } },
    { route: 'POST /brand/audits' },
    { route: 'POST /brand/listings', other: { directory: 'yelp' } },
    { route: 'DELETE /brand/listings/{id}', id: String(listingId) },
    { route: 'POST /brand/competitors', other: competitor('Other') },
    { route: 'POST /brand/rankings', other: ranked(15) },
    { route: 'POST /research/queries', other: { query: 'Who else pays?' } },
    {
      route: 'POST /research/reports',
      // Of a question that this user has asked.
      body: { reportType: 'summary', queryIds: [queryId] },
      other: { reportType: 'buyer-guide', queryIds: [queryId] },
    },
    { route: 'PUT /research/knowledge/{id}', id: 'closing', other: knowledge('Other.') },
    { route: 'DELETE /research/knowledge/{id}', id: 'closing' },
    { route: 'POST /market/prices', other: prices('p-2') },
    { route: 'PUT /market/tracking/{area}', id: 'ballard' },
    { route: 'DELETE /market/tracking/{area}', id: 'ballard' },
    { route: 'POST /market/alert-rules', other: rule(80_000_000) },
    { route: 'DELETE /market/alert-rules/{id}', id: ruleId },
    { route: 'POST /market/opportunities', other: opportunity(0.5) },
    { route: 'POST /realtime/notifications/marks', other: { mark: 'archived', upTo: 1 } },
    { route: 'DELETE /realtime/connections/{id}', id: connections[0]?.connectionId ?? '' },
  ];
  const described = await describedCommands(agent);
  return commands.map((command) => ({ body: described.get(command.route), ...command }));
}

/** All commands as the services themselves describe them: their routes, with the example of a body where they take one. */
export async function describedCommands(agent: Agent): Promise<ReadonlyMap<string, unknown>> {
  const services = ['studio', 'brand', 'research', 'market', 'user', 'realtime', 'audit'];
  const documents = await Promise.all(
    services.map(async (service) => (await agent.http('GET', `/${service}/openapi.json`)).body as Described),
  );
  return new Map(
    documents.flatMap(({ paths }) =>
      Object.entries(paths).flatMap(([path, methods]) =>
        Object.entries(methods)
          .filter(([method]) => method !== 'get')
          .map(([method, { requestBody }]) => [
            `${method.toUpperCase()} ${path}`,
            requestBody?.content['application/json']?.example,
          ]),
      ),
    ),
  );
}

interface Described {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          { readonly requestBody?: { readonly content: Readonly<Record<string, { example?: unknown }>> } }
        >
      >
    >
  >;
}
