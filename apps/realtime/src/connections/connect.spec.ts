import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useConnectionsEndpoint } from '../../test/connections-endpoint.ts';
import { useTable } from '../../test/table.ts';
import { connect } from './connect.ts';
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

const connecting = (connectionId: string, protocol = 'simple') =>
  connect(
    { slots, gateway: createGateway(endpoint.url), now: () => new Date(now) },
    {
      connectionId,
      authorizer: { userId, protocol },
    },
  );
const statusOf = async (connectionId: string) => (await connecting(connectionId)).statusCode;
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
});
