import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { closeEnded } from '../src/connections/close-ended.ts';
import { createGateway } from '../src/connections/gateway.ts';
import { createSlots, type Slots } from '../src/connections/slots.ts';
import { useClients } from './clients.ts';
import { aNotification } from './fixtures.ts';
import { happened } from './happened.ts';
import { callsDuring } from './table.ts';

const clients = useClients();
const { endpoint, issuer, observer, table } = clients;
const minutes = 60_000;
/** The clock of tokens is real; that of connections begins with it. */
let now: number;
let ada: string;
let slots: Slots;
beforeEach(() => {
  vi.clearAllMocks();
  now = Math.floor(Date.now() / 1_000) * 1_000;
  ada = randomUUID();
  slots = createSlots({ ...table, now: () => new Date(now) });
});
// All tests have one table, and each what it left in it is to end.
afterEach(async () => {
  endpoint.answers.clear();
  now += 24 * 60 * minutes;
  await close();
});

/** A connection with a token for so many minutes. */
async function connected(minutesLeft: number) {
  const client = {
    userId: ada,
    connectionId: randomUUID(),
    protocol: 'v1',
    tokenEndsAt: now / 1_000 + minutesLeft * 60,
  } as const;
  await slots.take(client);
  const { connectionId } = client;
  return {
    connectionId,
    send: (message: object) => clients.send(message, client, now),
    said: () => clients.frames(connectionId),
  };
}
const endOf = async (connectionId: string) =>
  (await slots.live(ada)).find((slot) => slot.connectionId === connectionId)?.endsAt;
const aToken = (minutesLeft: number, subject = ada) =>
  issuer.aToken({}, { subject, expires: now / 1_000 + minutesLeft * 60 });
const close = () =>
  closeEnded({
    ...table,
    slots,
    gateway: createGateway(endpoint.url),
    now: () => new Date(now),
    hasTime: () => true,
  });
const expired = { type: 'error', code: 'token_expired', message: expect.any(String) as string };

describe('a connection that shows a new token', () => {
  it('lives as long as that', async () => {
    const { connectionId, send, said } = await connected(5);
    await send({ action: 'refresh', token: await aToken(65) });
    expect(said()).toEqual([{ type: 'refreshed', expiresAt: new Date(now + 65 * minutes).toISOString() }]);
    expect(await endOf(connectionId)).toBe(now / 1_000 + 65 * 60);
    now += 10 * minutes;
    expect(await close()).toBe(0);
    await send({ action: 'ping' });
    expect(said().at(-1)).toMatchObject({ type: 'pong' });
    now += 60 * minutes;
    await send({ action: 'ping' });
    expect(said().at(-1)).toEqual(expired);
  });

  it('is asked by the same one read of a heartbeat whether it has', async () => {
    const { send } = await connected(5);
    await send({ action: 'refresh', token: await aToken(65) });
    now += 10 * minutes;
    expect(await callsDuring(table, () => send({ action: 'ping' }))).toEqual([
      'UpdateCommand',
      'BatchGetCommand',
    ]);
  });

  it.each<[string, () => Promise<object>]>([
    ['nothing', () => Promise.resolve({})],
    ['a number', () => Promise.resolve({ token: 7 })],
    ['an empty text', () => Promise.resolve({ token: '' })],
    ['what is no token', () => Promise.resolve({ token: 'not.a.token' })],
    ['a token that has ended', async () => ({ token: await aToken(-1) })],
    [
      'a token of other keys',
      async () => ({ token: await issuer.aToken({}, { key: issuer.others.privateKey }) }),
    ],
    ['a token of another client', async () => ({ token: await issuer.aToken({ client_id: 'other' }) })],
  ])('that is %s is told so, and nothing changes', async (_, members) => {
    const { connectionId, send, said } = await connected(5);
    await send({ action: 'refresh', ...(await members()) });
    const message = expect.stringMatching(/^token /) as string;
    expect(said()).toEqual([{ type: 'error', code: 'invalid_token', message }]);
    expect(await endOf(connectionId)).toBe(now / 1_000 + 5 * 60);
    expect(endpoint.closed).toEqual([]);
  });

  it('of another user is closed, and somebody hears of it', async () => {
    const { connectionId, send, said } = await connected(5);
    await send({ action: 'refresh', token: await aToken(65, 'grace') });
    expect(said()).toMatchObject([{ type: 'error', code: 'invalid_token' }]);
    expect(endpoint.closed).toEqual([connectionId]);
    expect(observer.foreign).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ userId: ada, connectionId }),
    );
    expect(await endOf(connectionId)).toBe(now / 1_000 + 5 * 60);
  });

  it('is asked to come again while the issuer does not answer', async () => {
    const { send, said } = await connected(5);
    issuer.isDown = true;
    await send({ action: 'refresh', token: await aToken(65) });
    expect(said()).toMatchObject([{ type: 'error', code: 'unavailable', retryAfter: 5 }]);
    expect(observer.unverifiable).toHaveBeenCalledOnce();
    expect(endpoint.closed).toEqual([]);
  });

  it('is at its end where it holds no slot any more', async () => {
    const { connectionId, send, said } = await connected(5);
    await slots.release(connectionId);
    await send({ action: 'refresh', token: await aToken(65) });
    expect(said()).toEqual([expired]);
    expect(endpoint.closed).toEqual([connectionId]);
  });
});

describe('a connection whose token has ended', () => {
  it.each([{ action: 'ping' }, { action: 'resume', after: 0 }])(
    'is told so when it asks for %j, and closed',
    async (message) => {
      const { connectionId, send, said } = await connected(5);
      await happened(table, ada, aNotification({ userId: ada }));
      now += 5 * minutes;
      await send(message);
      expect(said()).toEqual([expired]);
      expect(endpoint.closed).toEqual([connectionId]);
    },
  );

  it('may still show a new one, before it is closed', async () => {
    const { send, said } = await connected(5);
    now += 5 * minutes;
    await send({ action: 'refresh', token: await aToken(65) });
    await send({ action: 'ping' });
    expect(said()).toMatchObject([{ type: 'refreshed' }, { type: 'pong' }]);
  });

  it('is told so within the minute, closed, and its slot is free', async () => {
    const ended = await connected(5);
    const other = await connected(6);
    now += 5 * minutes - 1;
    expect(await close()).toBe(0);
    now += 1;
    expect(await close()).toBe(1);
    expect(ended.said()).toEqual([expired]);
    expect(other.said()).toEqual([]);
    expect(endpoint.closed).toEqual([ended.connectionId]);
    expect((await slots.live(ada)).map(({ connectionId }) => connectionId)).toEqual([other.connectionId]);
    expect(await close()).toBe(0);
  });

  it('is closed though it cannot be told, and tried again where it cannot be closed', async () => {
    const { connectionId } = await connected(5);
    const other = await connected(5);
    now += 5 * minutes;
    endpoint.answers.set(connectionId, () => 400);
    await expect(close()).rejects.toThrow('1 connections could not be closed');
    expect(endpoint.closed).toEqual([other.connectionId]);
    // The post fails, the close does not.
    const statuses = [400, 200];
    endpoint.answers.set(connectionId, () => statuses.shift() ?? 200);
    expect(await close()).toBe(1);
    expect(await slots.live(ada)).toEqual([]);
  });

  it('may be many: all are closed', async () => {
    const users = Array.from({ length: 230 }, () => randomUUID());
    await Promise.all(
      users.map((userId) =>
        slots.take({ userId, connectionId: randomUUID(), protocol: 'v1', tokenEndsAt: now / 1_000 }),
      ),
    );
    expect(await close()).toBe(230);
  });
});

describe('a connection that was replaced', () => {
  it('is closed a minute later, without a word', async () => {
    const old = await connected(60);
    const next = { userId: ada, connectionId: 'next', protocol: 'v1', replaces: old.connectionId } as const;
    await slots.take(next);
    now += minutes - 1;
    expect(await close()).toBe(0);
    now += 1;
    expect(await close()).toBe(1);
    expect(old.said()).toEqual([]);
    expect(endpoint.closed).toEqual([old.connectionId]);
    expect((await slots.live(ada)).map(({ connectionId }) => connectionId)).toEqual(['next']);
  });

  it('ends no later for a new token', async () => {
    const old = await connected(60);
    await slots.take({ userId: ada, connectionId: 'next', protocol: 'v1', replaces: old.connectionId });
    await old.send({ action: 'refresh', token: await aToken(120) });
    expect(old.said()).toMatchObject([{ type: 'refreshed' }]);
    now += minutes;
    expect(await close()).toBe(1);
  });
});
