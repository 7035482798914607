import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { aToken } from '../test/a-token.ts';
import { type LogServer, startLogServer } from '../test/log-server.ts';
import { until } from '../test/until.ts';
import { type Client, createClient } from './client.ts';

let server: LogServer;
let clients: Client[];
beforeEach(async () => {
  server = await startLogServer();
  clients = [];
});
afterEach(async () => {
  clients.forEach(({ realtime }) => realtime.close());
  await server.kill();
});

const quick = { retries: { first: 10, most: 50 }, patience: 300, heartbeat: 60, overlap: 20, settled: 50 };

/** A device whose bell is open. */
async function aDevice() {
  const client = createClient({
    origin: server.origin,
    token: () => aToken(),
    WebSocket,
    storage: null,
    timing: quick,
  });
  clients.push(client);
  client.realtime.connect();
  const isConnected = () => client.realtime.getSnapshot().connection === 'connected';
  await until('connected', isConnected);
  await client.inbox.load();
  const shown = () =>
    client.inbox.getSnapshot().notifications.map(({ seq, mark = 'unread' }) => `${seq} ${mark}`);
  const shows = async (unread: number, ...expected: readonly string[]) => {
    const seen = () => ({ shown: shown(), unread: client.realtime.getSnapshot().unread });
    const wanted = JSON.stringify({ shown: expected, unread });
    await until(wanted, () => JSON.stringify(seen()) === wanted, seen);
  };
  return { ...client, shows, shown };
}

it('shows the newest first, and what comes on top', async () => {
  server.append(2);
  const { shows } = await aDevice();
  await shows(2, '2 unread', '1 unread');
  server.append();
  await shows(3, '3 unread', '2 unread', '1 unread');
});

it('marks on one device what the other shows', async () => {
  server.append(3);
  const [laptop, phone] = await Promise.all([aDevice(), aDevice()]);
  await laptop.inbox.mark('read', { ids: ['n-2'] });
  for (const device of [laptop, phone]) await device.shows(2, '3 unread', '2 read', '1 unread');
  await phone.inbox.mark('read', { upTo: 3 });
  for (const device of [laptop, phone]) await device.shows(0, '3 read', '2 read', '1 read');
});

it('leaves out what is archived, and brings it back', async () => {
  server.append(3);
  const { inbox, shows } = await aDevice();
  await inbox.mark('archived', { ids: ['n-2', 'n-3'] });
  await shows(1, '1 unread');
  server.mark('unread', 3);
  await shows(2, '3 unread', '1 unread');
  const next = await aDevice();
  await next.shows(2, '3 unread', '1 unread');
});

it('finds marks whose frame was lost, within one heartbeat', async () => {
  server.append(3);
  const { shows } = await aDevice();
  server.isMarkPosted = false;
  server.mark('read', 1, 2);
  await shows(1, '3 unread', '2 read', '1 read');
});

it('finds what was marked while it was away', async () => {
  server.append(3);
  const { shows } = await aDevice();
  server.isAnswering = false;
  server.isMarkPosted = false;
  server.mark('archived', 1, 3);
  server.sockets.forEach((one) => one.terminate());
  server.isAnswering = true;
  await shows(1, '2 unread');
});

it('loads anew as much as it showed', async () => {
  server.append(120);
  const { inbox, shown, shows } = await aDevice();
  await inbox.more();
  expect([shown().length, shown().at(-1)]).toEqual([100, '21 unread']);
  server.isMarkPosted = false;
  server.mark('read', ...Array.from({ length: 119 }, (_, n) => n + 1));
  const reads = Array.from({ length: 99 }, (_, n) => `${119 - n} read`);
  await shows(1, '120 unread', ...reads);
  await inbox.more();
  expect([shown().length, inbox.getSnapshot().hasMore]).toEqual([120, false]);
});

it('is empty once the user has signed out', async () => {
  server.append(2);
  const { inbox, realtime, shows } = await aDevice();
  await shows(2, '2 unread', '1 unread');
  realtime.close();
  expect(inbox.getSnapshot()).toEqual({
    ...{ notifications: [], isLoading: false, hasMore: false, error: undefined },
  });
});

it('says why it could not be loaded, and keeps what it shows', async () => {
  server.append(2);
  const { inbox, shows } = await aDevice();
  await shows(2, '2 unread', '1 unread');
  server.status = 404;
  await inbox.load();
  expect(inbox.getSnapshot()).toMatchObject({ error: { status: 404 }, notifications: [{}, {}] });
});

it('lets the oldest go that nobody asked for, and brings them back', async () => {
  const { shown, inbox } = await aDevice();
  server.append(450);
  await until('the newest 200', () => shown().length === 200 && shown()[0] === '450 unread', shown);
  expect(shown().at(-1)).toBe('251 unread');
  expect(inbox.getSnapshot().hasMore).toBe(true);
  while (inbox.getSnapshot().hasMore) await inbox.more();
  expect(shown()).toHaveLength(450);
  // What was asked for stays.
  server.append();
  await until('one more', () => shown()[0] === '451 unread', shown);
  expect(shown().length).toBeGreaterThanOrEqual(450);
});
