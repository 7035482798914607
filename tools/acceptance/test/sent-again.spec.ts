import { expect, it } from 'vitest';
import type { Agent } from '@bayon/cloud-driver';
import { problem } from './problem.ts';
import { readInboxes, takeDeadLetters } from './queues.ts';
import { quiet } from './quiet.ts';
import { aRequest, written } from './studio.ts';
import { useCloud } from './use-cloud.ts';

const cloud = useCloud();

const price = { amountCents: 84_900_000, currency: 'USD' };
const observation = (propertyId: string) => ({ propertyId, price, observedAt: '2026-11-20T17:00:00.000Z' });

/** Every command of every service: what is sent, and another body for it, where there can be one. */
const commandsFor = (contentId: string): [route: string, body?: unknown, other?: unknown][] => [
  [
    'POST /users',
    { email: 'ada@example.com', registrationMethod: 'email' },
    { email: 'eve@example.com', registrationMethod: 'email' },
  ],
  ['PUT /user/preferences', { contentTone: 'warm' }, { contentTone: 'dry' }],
  ['PUT /user/subscription', { plan: 'pro' }, { plan: 'enterprise' }],
  [
    'POST /user/usage',
    { usageType: 'aiImageEditing', amount: 3 },
    { usageType: 'aiImageEditing', amount: 4 },
  ],
  ['POST /user/onboarding/tutorial'],
  ['POST /studio/content', aRequest(), aRequest({ topic: 'Other' })],
  [`PATCH /studio/content/${contentId}`, { title: 'One' }, { title: 'Other' }],
  [`POST /studio/content/${contentId}/publish`, { publishedTo: ['website'] }, { publishedTo: ['x'] }],
  ['PUT /brand/profile', { businessName: 'Lovelace Homes' }, { businessName: 'Other Homes' }],
  ['POST /brand/audits'],
  ['POST /brand/listings', { directory: 'zillow', url: 'https://z.example/1' }, { directory: 'yelp' }],
  [
    'POST /brand/competitors',
    { name: 'Sound & Shore', marketShare: 0.1, marketArea: 'Ballard' },
    { name: 'Other', marketShare: 0.1, marketArea: 'Ballard' },
  ],
  [
    'POST /brand/rankings',
    [{ keyword: 'homes', searchEngine: 'google', rank: 14 }],
    [{ keyword: 'homes', searchEngine: 'google', rank: 15 }],
  ],
  ['POST /research/queries', { query: 'Who pays escrow?' }, { query: 'Who else?' }],
  [
    'PUT /research/knowledge/closing',
    { title: 'Closing', text: 'Split.', tags: [] },
    { title: 'Closing', text: 'Other.', tags: [] },
  ],
  ['DELETE /research/knowledge/closing'],
  [
    'POST /market/prices',
    { marketArea: 'Ballard', observations: [observation('p-1')] },
    { marketArea: 'Ballard', observations: [observation('p-2')] },
  ],
  ['PUT /market/tracking/ballard'],
  ['DELETE /market/tracking/ballard'],
  [
    'POST /market/alert-rules',
    {
      marketArea: 'Ballard',
      metric: 'median-price',
      comparison: 'above',
      threshold: 90_000_000,
      severity: 'high',
    },
    {
      marketArea: 'Ballard',
      metric: 'median-price',
      comparison: 'above',
      threshold: 80_000_000,
      severity: 'high',
    },
  ],
  [
    'POST /market/opportunities',
    { opportunityType: 'seasonal-trend', opportunityData: { marketArea: 'Ballard' }, confidence: 0.6 },
    { opportunityType: 'seasonal-trend', opportunityData: { marketArea: 'Ballard' }, confidence: 0.5 },
  ],
];

it('no client causes an error line, a dead letter or an alarm by sending a command again, whatever it sends', async () => {
  const ada = await cloud().agent('ada');
  const { contentId } = await written(ada);
  for (const [route, body, other] of commandsFor(contentId)) {
    const [method = '', path = ''] = route.split(' ');
    const send = (what: unknown, key = route.replaceAll(/[^A-Za-z]/g, '-')) =>
      ada.http(method, path, what, { 'idempotency-key': key });
    const answers = [...(await Promise.all([send(body), send(body), send(body)])), await send(body)];
    const first = answers[0];
    expect([route, first?.status]).toEqual([route, 202]);
    for (const answer of answers)
      expect([route, answer.status, answer.body]).toEqual([route, 202, first?.body]);
    if (other !== undefined) {
      const refused = await send(other);
      expect([route, refused.status]).toEqual([route, 422]);
      expect(refused).toMatchObject(problem(422));
    }
    if (method === 'DELETE') await quiet(cloud());
  }
  await quiet(cloud());
  for (const inbox of await readInboxes(cloud().aws))
    expect([inbox, await takeDeadLetters(cloud().aws, inbox)]).toEqual([inbox, []]);
  expect(errorLines()).toEqual([]);
  await eachEventOnce(ada);
});

/** What functions logged as their own errors; the cloud runs with `--json`. */
const errorLines = () =>
  cloud()
    .process.output()
    .split('\n')
    .filter((line) => /"level":"(?:ERROR|error)"/.test(line));

/** The trail keeps an event under one id with one content. */
async function eachEventOnce(ada: Agent): Promise<void> {
  const { body } = await ada.http('GET', `/audit/events?userId=${ada.user}&limit=100`);
  const events = (body as { items: { eventId: string; source: string; detailType: string }[] }).items;
  const names = events.map(({ eventId, source, detailType }) => [source, detailType, eventId].join(' '));
  expect(names.length).toBeGreaterThan(20);
  expect(new Set(names).size).toBe(names.length);
}
