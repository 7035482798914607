import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useConnectionsEndpoint } from '../../test/connections-endpoint.ts';
import { useTable } from '../../test/table.ts';
import { connect } from './connect.ts';
import type { ClientEvent } from './client-event.ts';
import { createGateway } from './gateway.ts';
import { createSlots, type Slots } from './slots.ts';

const table = useTable();
const endpoint = useConnectionsEndpoint();
let slots: Slots;
let now: number;
let userId: string;
beforeEach(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  vi.stubEnv('AWS_REGION', 'us-east-1');
  now = Date.parse('2026-03-14T10:00:00.000Z');
  userId = randomUUID();
  slots = createSlots({ ...table, now: () => new Date(now) });
});

const connecting = (connectionId: string, protocol = 'simple', more: Partial<ClientEvent> = {}) =>
  connect(
    { slots, gateway: createGateway(endpoint.url), now: () => new Date(now) },
    {
      requestContext: {
        connectionId,
        authorizer: { userId, protocol, tokenEndsAt: String(now / 1_000 + 3_600) },
        identity: { userAgent: 'Netscape 4' },
      },
      ...more,
    },
  );
const statusOf = async (connectionId: string, replaces?: string) =>
  statusWith(connectionId, replaces === undefined ? {} : { replaces });
const statusWith = async (connectionId: string, query: Readonly<Record<string, string>>) =>
  (await connecting(connectionId, 'v1', { queryStringParameters: query })).statusCode;
const liveIds = async () => (await slots.live(userId)).map(({ connectionId }) => connectionId).sort();
const takeAll = async () => {
  for (const id of ['a', 'b', 'c', 'd', 'e']) expect(await statusOf(id)).toBe(200);
};

describe('a new connection', () => {
  it('agrees on the protocol that was offered', async () => {
    expect(await connecting('a', 'v1')).toMatchObject({ headers: { 'Sec-WebSocket-Protocol': 'bayon.v1' } });
    expect(await connecting('b')).not.toHaveProperty('headers');
  });

  it('beyond the plan is refused while all the others are there', async () => {
    await takeAll();
    now += 60_000;
    expect(await statusOf('f')).toBe(429);
    expect(await liveIds()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(endpoint.posted.get('f')).toBeUndefined();
  });

  it('takes the place of one that went without a word', async () => {
    await takeAll();
    now += 60_000;
    endpoint.answers.set('b', () => 410);
    endpoint.answers.set('d', () => 410);
    expect(await statusOf('f')).toBe(200);
    expect(await liveIds()).toEqual(['a', 'c', 'e', 'f']);
  });

  it('does not take the place of one that is only just being established', async () => {
    await takeAll();
    endpoint.answers.set('b', () => 410);
    expect(await statusOf('f')).toBe(429);
    expect(await liveIds()).toContain('b');
  });

  it('is remembered with what is known of it', async () => {
    await connecting('a', 'v1', { queryStringParameters: null });
    expect(await slots.live(userId)).toMatchObject([
      {
        connectionId: 'a',
        protocol: 'v1',
        agent: 'Netscape 4',
        connectedAt: '2026-03-14T10:00:00.000Z',
        endsAt: now / 1_000 + 3_600,
      },
    ]);
  });

  it('takes over the slot of the one that it replaces, which goes on beside it', async () => {
    await takeAll();
    now += 60_000;
    expect(await statusOf('f', 'c')).toBe(200);
    expect(await liveIds()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    await slots.release('c');
    expect(await liveIds()).toEqual(['a', 'b', 'd', 'e', 'f']);
    expect(await statusOf('g')).toBe(429);
  });

  it.each([
    ['nobody’s', 'nobody'],
    ['another user’s', 'theirs'],
    ['one that is leaving itself', 'c'],
    ['that of a connection beside which one is leaving', 'f'],
    ['an empty name', ''],
  ])('that would replace %s is an ordinary one', async (_, replaces) => {
    await slots.take({ userId: randomUUID(), connectionId: 'theirs', protocol: 'v1' });
    await takeAll();
    expect(await statusOf('f', 'c')).toBe(200);
    expect(await statusOf('g', replaces)).toBe(429);
    await slots.release('a');
    expect(await statusOf('g', replaces)).toBe(200);
    expect(await liveIds()).toEqual(['b', 'c', 'd', 'e', 'f', 'g']);
  });
});

describe('a new connection of a device', () => {
  const device = 'device-of-ada';
  const leaving = async () =>
    (await slots.live(userId)).flatMap((slot) => (slot.leaving ? [slot.connectionId] : []));

  it('takes over the slot of the former one, of whose end nothing was heard, however many are free', async () => {
    expect(await statusWith('a', { device })).toBe(200);
    expect(await statusWith('b', { device: 'another-device' })).toBe(200);
    expect(await statusWith('c', { device })).toBe(200);
    expect(await liveIds()).toEqual(['a', 'b', 'c']);
    expect(await leaving()).toEqual(['a']);
  });

  it('is never refused for the former ones, however many of them were lost in a moment', async () => {
    for (const id of ['w', 'x', 'y', 'z']) await statusOf(id);
    for (let lost = 0; lost < 12; lost += 1) expect(await statusWith(`c${lost}`, { device })).toBe(200);
    expect((await liveIds()).filter((id) => id.startsWith('c'))).toHaveLength(2);
    expect(await liveIds()).toContain('c11');
    expect(await statusOf('v')).toBe(429);
    // Those that leave no trace are not left open.
    expect(endpoint.closed).toEqual(Array.from({ length: 10 }, (_, lost) => `c${lost + 1}`));
  });

  it('leaves the one that it replaces open, where another was lost in between', async () => {
    for (const id of ['w', 'x', 'y', 'z']) await statusOf(id);
    expect(await statusWith('current', { device })).toBe(200);
    expect(await statusWith('lost', { device, replaces: 'current' })).toBe(200);
    expect(await statusWith('next', { device, replaces: 'current' })).toBe(200);
    expect(await liveIds()).toEqual(['current', 'next', 'w', 'x', 'y', 'z']);
    expect(await leaving()).toEqual(['current']);
    expect(endpoint.closed).toEqual(['lost']);
  });

  it('ends nothing of another user, though the device has the same name', async () => {
    const theirs = randomUUID();
    await slots.take({ userId: theirs, connectionId: 'theirs', protocol: 'v1', device });
    for (const id of ['a', 'b', 'c', 'd', 'e']) await statusOf(id);
    expect(await statusWith('f', { device })).toBe(429);
    expect(await slots.live(theirs)).toMatchObject([{ connectionId: 'theirs' }]);
    expect(endpoint.closed).toEqual([]);
  });

  it.each([
    ['nothing', ''],
    ['too short a one', 'phone'],
    ['too long a one', 'x'.repeat(65)],
    ['one with a space', 'my own phone'],
    ['one with a #', 'phone#12345'],
  ])('is refused with %s for a name, and changes nothing', async (_, name) => {
    const answer = await connecting('a', 'v1', { queryStringParameters: { device: name } });
    expect(answer).toEqual({ statusCode: 400, body: 'device must be 8 to 64 letters, digits, _ or -' });
    expect(await liveIds()).toEqual([]);
  });
});
