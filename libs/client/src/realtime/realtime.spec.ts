import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { aToken } from '../../test/a-token.ts';
import { type LogServer, startLogServer, tooMany } from '../../test/log-server.ts';
import { until } from '../../test/until.ts';
import { type Client, type ClientOptions, createClient } from '../client.ts';
import type { Storage } from './memory.ts';

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

/** A connected client with what it was told. */
async function aClient(options: Partial<ClientOptions> = {}) {
  const client = createClient({
    origin: server.origin,
    token: () => aToken(),
    WebSocket,
    storage: null,
    timing: quick,
    ...options,
  });
  clients.push(client);
  const seqs: number[] = [];
  const resets: number[] = [];
  const states: string[] = [];
  client.realtime.on('notification', ({ seq }) => seqs.push(seq));
  client.realtime.on('reset', ({ lastSeq }) => resets.push(lastSeq));
  client.realtime.on('connection', (state) => states.push(state));
  client.realtime.connect();
  const state = () => client.realtime.getSnapshot();
  await until('connected', () => state().connection === 'connected', state);
  return { client, seqs, resets, states, state };
}
const upTo = (last: number, from = 1) => Array.from({ length: last - from + 1 }, (_, n) => from + n);
const kept = (): Storage => {
  const items = new Map<string, string>();
  return { getItem: (key) => items.get(key) ?? null, setItem: (key, value) => void items.set(key, value) };
};

it('begins where the log is, and is told what comes', async () => {
  server.append(3);
  const { seqs, resets, state } = await aClient();
  expect({ resets, ...state() }).toMatchObject({ resets: [3], unread: 3, lastSeq: 3 });
  server.append(2);
  await until('both', () => seqs.length === 2);
  expect({ seqs, ...state() }).toMatchObject({ seqs: [4, 5], unread: 5, lastSeq: 5 });
});

it('misses nothing while it is away', async () => {
  const { seqs, states } = await aClient();
  server.append(1);
  await server.kill();
  server.append(120);
  await server.open();
  await until(
    'all',
    () => seqs.length === 121,
    () => seqs.length,
  );
  expect(seqs).toEqual(upTo(121));
  expect(states).toEqual(expect.arrayContaining(['waiting', 'connecting', 'connected']));
});

it('fetches what is more than comes in frames', async () => {
  const { seqs } = await aClient();
  server.sockets.forEach((one) => one.terminate());
  server.append(730);
  await until(
    'all',
    () => seqs.length === 730,
    () => seqs.length,
  );
  expect(seqs).toEqual(upTo(730));
});

it('goes on after a reload from where it was', async () => {
  const storage = kept();
  const first = await aClient({ storage });
  server.append(2);
  await until('both', () => first.seqs.length === 2);
  first.client.realtime.close();
  server.append(3);
  const again = await aClient({ storage });
  await until('the rest', () => again.seqs.length === 3);
  expect({ seqs: again.seqs, resets: again.resets }).toEqual({ seqs: [3, 4, 5], resets: [] });
});

it('is one device for as long as it lives, and across reloads where it can remember', async () => {
  const storage = kept();
  const first = await aClient({ storage });
  server.sockets.forEach((one) => one.terminate());
  await until('again', () => server.handshakes.length === 2 && first.state().connection === 'connected');
  first.client.realtime.close();
  await aClient({ storage });
  await aClient();
  const devices = server.handshakes.map(({ url }) => new URL(url, server.origin).searchParams.get('device'));
  expect(devices[0]).toMatch(/^[\w-]{8,64}$/);
  expect(devices.slice(1, 3)).toEqual([devices[0], devices[0]]);
  expect(devices[3]).not.toBe(devices[0]);
});

it('is the device that it is said to be, if that is a name', async () => {
  await aClient({ device: 'till-number-4' });
  expect(server.handshakes[0]?.url).toBe('/realtime?device=till-number-4');
  const options = { origin: server.origin, token: () => aToken() };
  expect(() => createClient({ ...options, device: 'no. 4' })).toThrow(/device must be 8 to 64/);
});

it('finds a post that was lost: behind the next, or within a heartbeat', async () => {
  const { seqs } = await aClient();
  server.isPosted = (seq) => seq % 2 === 0;
  server.append(2);
  await until('both', () => seqs.length === 2);
  server.append(1);
  await until('the last', () => seqs.length === 3);
  expect(seqs).toEqual([1, 2, 3]);
});

it('hands on once what comes twice and crosswise', async () => {
  const { seqs } = await aClient();
  const frames: unknown[] = [];
  const post = server.post;
  server.post = (frame) => void frames.push(frame);
  server.append(4);
  server.post = post;
  for (const frame of [...frames].reverse()) post({ type: 'batch', messages: [frame, frame] as never });
  await until('all', () => seqs.length === 4);
  expect(seqs).toEqual([1, 2, 3, 4]);
});

it('leaves a connection that no longer answers', async () => {
  const { seqs, states } = await aClient();
  server.isAnswering = false;
  server.isPosted = () => false;
  server.append(1);
  await until('lost', () => states.includes('waiting'));
  server.isAnswering = true;
  await until('it', () => seqs.length === 1);
});

it('gives a service that is slow more time with each try, so that it need not do all again', async () => {
  const { seqs, state } = await aClient();
  server.slowness = 2.5 * quick.patience;
  server.sockets.forEach((one) => one.terminate());
  server.append(1);
  await until('away', () => state().connection !== 'connected');
  await until('connected', () => state().connection === 'connected', state);
  expect(seqs).toEqual([1]);
});

it('says honestly that the log no longer reaches back', async () => {
  const { seqs, resets } = await aClient();
  server.append(1);
  await until('it', () => seqs.length === 1);
  server.sockets.forEach((one) => one.terminate());
  server.append(9);
  server.forget(5);
  await until('reset', () => resets.length === 2);
  server.append(1);
  await until('what comes', () => seqs.length === 2);
  expect({ seqs, resets }).toEqual({ seqs: [1, 11], resets: [0, 10] });
});

it('goes on in a log that gets its name with its first entry', async () => {
  const { seqs, resets, state } = await aClient();
  server.append(2);
  await until('both', () => seqs.length === 2);
  const pings = server.received.length + 2;
  await until('heartbeats', () => server.received.length >= pings);
  server.append(1);
  await until('the next', () => seqs.length === 3);
  expect({ seqs, resets, ...state() }).toMatchObject({ seqs: [1, 2, 3], resets: [0], unread: 3 });
});

it('begins anew with another log', async () => {
  server.append(1);
  const { seqs, resets } = await aClient();
  server.append(4);
  await until('all', () => seqs.length === 4);
  server.renew();
  server.append(2);
  await until(
    'reset',
    () => resets.length === 2,
    () => ({ seqs, resets }),
  );
  server.append(1);
  await until(
    'what comes',
    () => seqs.at(-1) === 3,
    () => seqs,
  );
});

it('comes back with another token when its own has ended', async () => {
  let tokens = 0;
  const { states } = await aClient({ token: () => aToken(`ada`, 3_600 + (tokens += 1)) });
  const before = server.handshakes.length;
  server.post({ type: 'error', code: 'token_expired', message: 'It ended.' });
  await until('again', () => server.handshakes.length > before && states.at(-1) === 'connected');
  expect(states).not.toContain('waiting');
  expect(new Set(server.handshakes.map(({ token }) => token)).size).toBe(2);
});

it('shows a new token before the old one ends', async () => {
  await aClient({ token: () => aToken('ada', 2) });
  await until('a refresh', () => server.received.some(({ action }) => action === 'refresh'));
  expect(server.handshakes).toHaveLength(1);
});

it('shows its new token again where it could not be checked', async () => {
  // Its next is renewed only in an hour: who shows one again does so because it was asked to.
  await aClient({ token: (asked) => aToken('ada', asked?.renew ? 3_600 : 2) });
  server.isVerifying = false;
  const shown = () => server.received.filter(({ action }) => action === 'refresh').map(({ token }) => token);
  await until('a refresh', () => shown().length === 1);
  server.isVerifying = true;
  await until('another', () => shown().length === 2);
  expect(shown()[1]).toBe(shown()[0]);
  expect(server.handshakes).toHaveLength(1);
});

it('is refused by a token that nobody accepts, and tries again when it is told to', async () => {
  server.status = 401;
  const client = createClient({
    origin: server.origin,
    token: () => aToken(),
    WebSocket,
    storage: null,
    timing: quick,
  });
  clients.push(client);
  client.realtime.connect();
  const state = () => client.realtime.getSnapshot().connection;
  await until('refused', () => state() === 'refused', state);
  const tried = server.handshakes.length;
  server.status = 200;
  client.realtime.connect();
  await until('connected', () => state() === 'connected', state);
  expect(server.handshakes).toHaveLength(tried + 1);
});

it('does not come back by itself where its user has ended it on another device', async () => {
  const { client, states, state } = await aClient();
  server.post({ type: 'error', code: 'signed_out', message: 'Ended.' });
  server.sockets.forEach((one) => one.close());
  await until('refused', () => state().connection === 'refused');
  client.realtime.connect();
  await until('connected', () => state().connection === 'connected');
  expect(states).toEqual(['connecting', 'connected', 'refused', 'connecting', 'connected']);
});

it('resumes again when it is told to, and is told what comes meanwhile', async () => {
  const { seqs, state } = await aClient();
  server.limited = 1;
  const resumes = () => server.received.filter(({ action }) => action === 'resume').length;
  const asked = Date.now();
  server.sockets.forEach((one) => one.terminate());
  await until('refused', () => resumes() === 2);
  server.append(1);
  await until('it', () => seqs.length === 1);
  expect(resumes()).toBe(2);
  await until('connected', () => state().connection === 'connected', state);
  expect(Date.now() - asked).toBeGreaterThanOrEqual(1_000);
  expect({ resumes: resumes(), handshakes: server.handshakes.length }).toEqual({ resumes: 3, handshakes: 2 });
});

it('comes back no sooner than it is told where it sent too much', async () => {
  const { states } = await aClient();
  const told = Date.now();
  server.post(tooMany);
  server.sockets.forEach((one) => one.close());
  await until('again', () => server.handshakes.length === 2 && states.at(-1) === 'connected');
  expect(Date.now() - told).toBeGreaterThanOrEqual(1_000);
});

it('waits where only the WebSocket is refused', async () => {
  server.status = 503;
  const client = createClient({
    origin: server.origin,
    token: () => aToken(),
    WebSocket,
    storage: null,
    timing: quick,
  });
  clients.push(client);
  const states: string[] = [];
  client.realtime.on('connection', (state) => states.push(state));
  client.realtime.connect();
  await until('tried often', () => server.handshakes.length > 4);
  server.status = 200;
  await until('connected', () => states.at(-1) === 'connected');
  expect(states).not.toContain('refused');
});

it('opens the next connection before the last is ended, and shows nothing twice', async () => {
  const { seqs, states } = await aClient({ device: 'my-laptop', timing: { ...quick, oldest: 60 } });
  while (server.handshakes.length < 4) {
    server.append(1);
    await until('it', () => seqs.length === server.lastSeq);
  }
  expect(seqs).toEqual(upTo(server.lastSeq));
  expect(server.handshakes[1]?.url).toBe('/realtime?device=my-laptop&replaces=c-1');
  expect(states).toEqual(['connecting', 'connected']);
});

it('keeps the latest of each job', async () => {
  const { client, state } = await aClient();
  const told: number[] = [];
  client.realtime.on('progress', ({ progress }) => told.push(progress));
  const job = {
    type: 'progress',
    jobId: 'j',
    jobType: 'content',
    message: '',
    timestamp: '2026-01-01T00:00:00Z',
  } as const;
  for (const progress of [10, 40, 40, 20]) server.post({ ...job, progress, status: 'processing' });
  server.post({ ...job, progress: 100, status: 'completed' });
  server.post({ ...job, progress: 60, status: 'processing', timestamp: '2026-01-01T00:00:09Z' });
  await until('done', () => state().jobs['j']?.status === 'completed');
  expect(told).toEqual([10, 40, 100]);
});

it('is an async iterator, until it is closed', async () => {
  const { client } = await aClient();
  const news = client.realtime.notifications();
  server.append(2);
  const seqs: number[] = [];
  for await (const { seq } of news) {
    seqs.push(seq);
    if (seq === 2) client.realtime.close();
  }
  expect(seqs).toEqual([1, 2]);
});

it('forgets a user who signs out', async () => {
  server.append(2);
  const { client, state } = await aClient();
  client.realtime.close();
  expect(state()).toEqual({ connection: 'closed', unread: 0, lastSeq: 0, jobs: {} });
});

it('comes back with another token where the application still has the one that has ended', async () => {
  const ended = aToken('ada', 60, Date.now() / 1_000 - 120);
  const fresh = aToken('ada');
  const { seqs } = await aClient({ token: (asked) => (asked?.renew ? fresh : ended) });
  expect(server.handshakes.at(-1)?.token).toBe(fresh);
  server.sockets.forEach((one) => one.terminate());
  await until('another', () => server.handshakes.length > 1 && server.sockets.size > 0);
  server.append();
  await until('shown', () => seqs.length === 1);
  expect(server.handshakes.map(({ token }) => token)).toEqual(server.handshakes.map(() => fresh));
});
