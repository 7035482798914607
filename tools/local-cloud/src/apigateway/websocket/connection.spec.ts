import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { answered } from '../api-fixtures.ts';
import { aClient, startWebSockets, stopAll, type StartedWebSockets } from './websocket-fixtures.ts';

afterEach(async () => {
  vi.useRealTimers();
  await stopAll();
});

const routes = { $connect: {}, $default: {}, $disconnect: {} };
const KB = 1024;

/** How the connection ended, as the client and `$disconnect` saw it. */
async function ending(setup: StartedWebSockets, socket: WebSocket) {
  const [code] = (await once(socket, 'close')) as [number];
  await vi.waitFor(() => expect(setup.eventsOf('fn:$disconnect')).toHaveLength(1));
  return { code, told: setup.eventsOf('fn:$disconnect')[0]?.requestContext.disconnectStatusCode };
}

test('a frame of 32 KB passes, a larger one closes with 1009', async () => {
  const setup = await startWebSockets({ routes });
  const { socket } = await aClient(`${setup.url}/studio`);
  socket.send('x'.repeat(32 * KB));
  await vi.waitFor(() => expect(setup.eventsOf('fn:$default')).toHaveLength(1));
  socket.send('x'.repeat(32 * KB + 1));
  expect(await ending(setup, socket)).toEqual({ code: 1009, told: 1009 });
  expect(setup.eventsOf('fn:$default')).toHaveLength(1);
});

test('a message of 128 KB in frames of 32 KB passes, a longer one closes with 1009', async () => {
  const setup = await startWebSockets({ routes });
  const { socket } = await aClient(`${setup.url}/studio`);
  const frame = 'x'.repeat(32 * KB);
  const send = (frames: readonly string[]): void =>
    frames.forEach((part, index) => socket.send(part, { fin: index === frames.length - 1 }));
  send([frame, frame, frame, frame]);
  await vi.waitFor(() => expect(setup.eventsOf('fn:$default')[0]?.body).toHaveLength(128 * KB));
  send([frame, frame, frame, frame, 'x']);
  expect(await ending(setup, socket)).toEqual({ code: 1009, told: 1009 });
});

test('a binary message goes to $default in base64', async () => {
  const setup = await startWebSockets({ routes: { ...routes, ping: {} } });
  const { socket } = await aClient(`${setup.url}/studio`);
  socket.send(Buffer.from('{"action":"ping"}'));
  await vi.waitFor(() =>
    expect(setup.eventsOf('fn:$default')[0]).toMatchObject({
      body: Buffer.from('{"action":"ping"}').toString('base64'),
      isBase64Encoded: true,
    }),
  );
});

const MINUTE = 60_000;

/** A sign of life that the gateway has seen when this resolves. */
async function ping(socket: WebSocket): Promise<void> {
  const answered = once(socket, 'pong');
  socket.ping();
  await answered;
}

test('a connection idle for 10 minutes is closed with 1001; activity keeps it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const setup = await startWebSockets({ routes });
  const [busy, idle] = await Promise.all([aClient(`${setup.url}/studio`), aClient(`${setup.url}/studio`)]);
  const closed = once(idle.socket, 'close') as Promise<[number, Buffer]>;
  vi.advanceTimersByTime(9 * MINUTE);
  await ping(busy.socket);
  vi.advanceTimersByTime(MINUTE);
  const [code, reason] = await closed;
  await ping(busy.socket);
  expect([code, reason.toString(), busy.socket.readyState]).toEqual([1001, 'Going away', busy.socket.OPEN]);
});

test('a connection ends after 2 hours, active or not', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const setup = await startWebSockets({ routes });
  const { socket } = await aClient(`${setup.url}/studio`);
  const ended = ending(setup, socket);
  for (let minutes = 5; minutes < 120; minutes += 5) {
    vi.advanceTimersByTime(5 * MINUTE);
    await ping(socket);
  }
  vi.advanceTimersByTime(5 * MINUTE);
  expect(await ended).toEqual({ code: 1001, told: 1001 });
});

test.each([
  [
    'without a status',
    1005,
    'Client-side close frame status not set',
    (socket: { close(): void }) => socket.close(),
  ],
  [
    'without a word',
    1006,
    'Connection closed abnormally',
    (socket: { terminate(): void }) => socket.terminate(),
  ],
])('a client that leaves %s', async (_, disconnectStatusCode, disconnectReason, leave) => {
  const setup = await startWebSockets({ routes });
  const { socket } = await aClient(`${setup.url}/studio`);
  leave(socket);
  await vi.waitFor(() =>
    expect(setup.eventsOf('fn:$disconnect')[0]).toMatchObject({
      requestContext: { eventType: 'DISCONNECT', disconnectStatusCode, disconnectReason },
    }),
  );
});

test('a client that leaves while $connect runs is disconnected all the same', async () => {
  const release = Promise.withResolvers<undefined>();
  const setup = await startWebSockets(
    { routes },
    { 'fn:$connect': () => release.promise.then(() => answered({ statusCode: 200 })) },
  );
  const { port } = new URL(setup.url);
  const client = connect(Number(port), '127.0.0.1');
  client.write(
    'GET /studio HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
      `Sec-WebSocket-Key: ${Buffer.alloc(16).toString('base64')}\r\n\r\n`,
  );
  await vi.waitFor(() => expect(setup.eventsOf('fn:$connect')).toHaveLength(1));
  client.resetAndDestroy();
  await once(client, 'close');
  release.resolve(undefined);
  await vi.waitFor(() => expect(setup.eventsOf('fn:$disconnect')).toHaveLength(1));
});

test('messages start in the order they came, without waiting for one another', async () => {
  const release = Promise.withResolvers<undefined>();
  const setup = await startWebSockets(
    { routes },
    { 'fn:$default': () => release.promise.then(() => answered({})) },
  );
  const { socket } = await aClient(`${setup.url}/studio`);
  for (let number = 0; number < 5; number += 1) socket.send(String(number));
  await vi.waitFor(() =>
    expect(setup.eventsOf('fn:$default').map(({ body }) => body)).toEqual(['0', '1', '2', '3', '4']),
  );
  release.resolve(undefined);
});

test('a flood of messages waits at the client, not in memory', async () => {
  const release = Promise.withResolvers<undefined>();
  const setup = await startWebSockets(
    { routes },
    { 'fn:$default': () => release.promise.then(() => answered({})) },
  );
  const { socket } = await aClient(`${setup.url}/studio`);
  const frame = 'x'.repeat(32 * KB);
  for (let number = 0; number < 1000; number += 1) socket.send(frame);
  await vi.waitFor(() => expect(setup.eventsOf('fn:$default').length).toBeGreaterThanOrEqual(100));
  // Others are served meanwhile; the flood has had its turn as often.
  for (const text of ['1', '2', '3', '4', '5']) {
    const other = await aClient(`${setup.url}/studio`);
    other.socket.send(text);
    await vi.waitFor(() =>
      expect(setup.eventsOf('fn:$default').some(({ body }) => body === text)).toBe(true),
    );
  }
  expect(setup.eventsOf('fn:$default').length).toBeLessThan(120);
  expect(socket.bufferedAmount).toBeGreaterThan(0);
  release.resolve(undefined);
  await vi.waitFor(() => expect(setup.eventsOf('fn:$default')).toHaveLength(1005));
});

test('a stop closes with 1001 and lets $disconnect run', async () => {
  const setup = await startWebSockets({ routes });
  const { socket } = await aClient(`${setup.url}/studio`);
  const closed = once(socket, 'close');
  await setup.gateway.stop();
  expect((await closed)[0]).toBe(1001);
  expect(setup.eventsOf('fn:$disconnect')).toHaveLength(1);
});

test('a stop does not wait for ever', async () => {
  const setup = await startWebSockets(
    { routes },
    { 'fn:$disconnect': () => new Promise<never>(() => undefined) },
    { stopMs: 50 },
  );
  await aClient(`${setup.url}/studio`);
  await setup.gateway.stop();
  expect(setup.eventsOf('fn:$disconnect')).toHaveLength(1);
});
