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

  return [
    { route: 'POST /users', body: registration('ada@example.com'), other: registration('eve@example.com') },
    { route: 'PUT /user/preferences', body: { contentTone: 'warm' }, other: { contentTone: 'dry' } },
    { route: 'PUT /user/subscription', body: { plan: 'pro' }, other: { plan: 'enterprise' } },
    {
      route: 'POST /user/usage',
      body: { usageType: 'aiImageEditing', amount: 3 },
      other: { usageType: 'aiImageEditing', amount: 4 },
    },
    { route: 'POST /user/onboarding/{step}', id: 'tutorial' },
    { route: 'POST /user/tasks/{id}/complete', id: String(taskId) },
    { route: 'POST /studio/content', body: aRequest(), other: aRequest({ topic: 'Other' }) },
    {
      route: 'PATCH /studio/content/{id}',
      id: contentId,
      body: { title: 'One' },
      other: { title: 'Other' },
    },
    {
      route: 'POST /studio/content/{id}/publish',
      id: contentId,
      body: { publishedTo: ['website'] },
      other: { publishedTo: ['x'] },
    },
    { route: 'PUT /brand/profile', body: { businessName: 'Lovelace' }, other: { businessName: 'Other' } },
    { route: 'POST /brand/audits' },
    {
      route: 'POST /brand/listings',
      body: { directory: 'zillow', url: 'https://z.example/1' },
      other: { directory: 'yelp' },
    },
    { route: 'DELETE /brand/listings/{id}', id: String(listingId) },
    { route: 'POST /brand/competitors', body: competitor('Shore'), other: competitor('Other') },
    { route: 'POST /brand/rankings', body: ranked(14), other: ranked(15) },
    {
      route: 'POST /research/queries',
      body: { query: 'Who pays escrow?' },
      other: { query: 'Who else pays?' },
    },
    {
      route: 'POST /research/reports',
      body: { reportType: 'summary', queryIds: [queryId] },
      other: { reportType: 'buyer-guide', queryIds: [queryId] },
    },
    {
      route: 'PUT /research/knowledge/{id}',
      id: 'closing',
      body: knowledge('Split.'),
      other: knowledge('Other.'),
    },
    { route: 'DELETE /research/knowledge/{id}', id: 'closing' },
    { route: 'POST /market/prices', body: prices('p-1'), other: prices('p-2') },
    { route: 'PUT /market/tracking/{area}', id: 'ballard' },
    { route: 'DELETE /market/tracking/{area}', id: 'ballard' },
    { route: 'POST /market/alert-rules', body: rule(90_000_000), other: rule(80_000_000) },
    { route: 'DELETE /market/alert-rules/{id}', id: ruleId },
    { route: 'POST /market/opportunities', body: opportunity(0.6), other: opportunity(0.5) },
  ];
}

/** The routes of all commands, as the services themselves describe them. */
export async function describedCommands(agent: Agent): Promise<readonly string[]> {
  const services = ['studio', 'brand', 'research', 'market', 'user', 'realtime', 'audit'];
  const documents = await Promise.all(
    services.map(async (service) => (await agent.http('GET', `/${service}/openapi.json`)).body),
  );
  return documents.flatMap((document) => {
    const { paths } = document as { readonly paths: Readonly<Record<string, object>> };
    return Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods)
        .filter((method) => method !== 'get')
        .map((method) => `${method.toUpperCase()} ${path}`),
    );
  });
}
