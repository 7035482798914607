import type { Agent } from '@bayon/cloud-driver';
import { describe, expect, it } from 'vitest';
import { put } from './bus.ts';
import { quiet } from './quiet.ts';
import { written } from './studio.ts';
import { eventually, useCloud } from './use-cloud.ts';

const cloud = useCloud();

/** What the trail answers, as far as it is looked at here. */
interface Recorded {
  readonly eventId: string;
  readonly detailType: string;
  readonly correlationId: string;
  readonly causationId?: string;
  readonly userIds: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
}

const read = async (agent: Agent, query: Record<string, string>): Promise<readonly Recorded[]> =>
  (
    (await agent.client.get('/audit/events', { params: { query } })) as {
      items: Recorded[];
    }
  ).items;
const typesOf = (events: readonly Recorded[]) =>
  [...new Set(events.map(({ detailType }) => detailType))].sort();
const operator = () => cloud().agent('ops', 3_600, 'bayon/operate');

/** What a blog post causes, from the request on. */
const chain = [
  'Content Generated',
  'Content Generation Requested',
  'Content Optimization Requested',
  'Job Progress Update',
  'Real-time Notification',
  'SEO Analysis Requested',
];

describe('the trail of a blog post', () => {
  it('is there by its chain, its piece, its causes and its user, and is nobody else’s to see', async () => {
    const [ada, grace, ops] = [await cloud().agent('ada'), await cloud().agent('grace'), await operator()];
    const { contentId } = await written(ada);
    await quiet(cloud());

    const [request] = await read(ada, { detailType: 'Content Generation Requested' });
    const { eventId = '', correlationId } = request ?? {};
    expect(correlationId).toBe(eventId);
    const byChain = { correlationId: eventId, order: 'oldest', limit: '100' };
    await eventually(async () =>
      expect(typesOf(await read(ops, byChain))).toEqual(expect.arrayContaining(chain)),
    );

    const whole = await read(ops, byChain);
    expect(whole[0]).toMatchObject({ eventId });
    // Each event but the first has its cause in the chain.
    const ids = new Set(whole.map((event) => event.eventId));
    expect(whole.slice(1).filter(({ causationId }) => !ids.has(causationId ?? ''))).toEqual([]);
    expect(ids.size).toBe(whole.length);
    expect(new Set(whole.flatMap(({ userIds }) => userIds))).toEqual(new Set([ada.user]));
    expect(await read(ada, byChain)).toEqual(whole);
    expect(await read(ada, { userId: ada.user, order: 'oldest', limit: '100' })).toEqual(
      expect.arrayContaining([...whole]),
    );

    const generated = whole.filter(({ detailType }) => detailType === 'Content Generated');
    expect(generated).toMatchObject([{ detail: { contentId, userId: ada.user } }]);
    for (const agent of [ada, ops]) {
      expect(await read(agent, { entity: `content:${contentId}`, limit: '100' })).toEqual(
        expect.arrayContaining(generated),
      );
      const caused = await read(agent, { causationId: generated[0]?.eventId ?? '', limit: '100' });
      expect(typesOf(caused)).toEqual(
        expect.arrayContaining(['Content Optimization Requested', 'Real-time Notification']),
      );
      const { body } = await agent.http('GET', `/audit/events/${eventId}`);
      expect(body).toEqual({ items: [request] });
    }

    const others: Record<string, string>[] = [byChain, { entity: `content:${contentId}` }, { eventId }, {}];
    for (const query of others) expect(await read(grace, query)).toEqual([]);
    expect(await grace.http('GET', `/audit/events?userId=${ada.user}`)).toMatchObject({ status: 403 });
    expect(await grace.http('GET', `/audit/events/${eventId}`)).toMatchObject({ status: 404 });
    expect(await read(ops, { userId: ada.user, limit: '100' })).not.toEqual([]);
  });
});

it('keeps an event that nobody understands, and shows it to operators', async () => {
  const ops = await operator();
  const event = { id: 'nobody-knows', version: 7, correlationId: 'nobody-knows' };
  const unknown = { detailType: 'Nobody Knows', detail: { anything: ['at', { all: null }], event } };
  await put(cloud().aws, unknown, unknown);
  await eventually(async () => expect(await read(ops, { eventId: 'nobody-knows' })).toMatchObject([unknown]));
  await quiet(cloud());
  expect(await read(ops, { detailType: 'Nobody Knows' })).toMatchObject([unknown]);
});

it('refuses who has no token', async () => {
  const ada = await cloud().agent('ada');
  expect(await ada.http('GET', '/audit/events', undefined, { authorization: '' })).toMatchObject({
    status: 401,
  });
});
