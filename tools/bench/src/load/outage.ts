import { setTimeout as delay } from 'node:timers/promises';
import { type Client, createClient } from '@bayon/client';
import { startCloud } from '@bayon/cloud-driver';
import { tokenFor } from '../cloud/agent.ts';
import { median, percentile } from '../report/statistics.ts';
import type { Section } from '../report/table.ts';
import { until } from '../throughput/until.ts';
import { atMost, checkSection } from './checks.ts';

const clients = 2_000;
/** The cloud is gone for so long, and then for as long as it takes to start. Milliseconds. */
const away = 60_000;

/** All are to be connected again so soon. Seconds. */
const soon = 30;
/** After a long outage a client waits for up to so many seconds (its `retries`), and chooses any moment of them. */
const longestWait = 20;
/** So they try again every ten seconds in the middle; chance may make a second half as busy again. */
const usual = clients / (longestWait / 2);
const mostInOneSecond = 1.5 * usual;

/** Who is not back by then is lost. Milliseconds. */
const patience = 180_000;
/** As many sign in, and connect for the first time, at once. */
const atOnce = 25;

/** All clients in this process, and every time that one of them opened a WebSocket (`performance.now()`). */
interface Crowd {
  readonly connected: () => number;
  /** When each was connected last. */
  readonly since: readonly number[];
  readonly attempts: readonly number[];
  /** As many a second were connected for the first time: what this machine can do. */
  readonly first: number;
  close(): void;
}

/** What becomes of many clients when the cloud is gone for a minute: they come back soon, and not all at once. */
export async function measureOutage(): Promise<readonly Section[]> {
  const cloud = await startCloud();
  try {
    const crowd = await gather(cloud.process.gatewayUrl);
    const memory = process.memoryUsage.rss() / 2 ** 20;
    await cloud.kill();
    const killedAt = performance.now();
    await delay(away);
    await cloud.restart();
    const backAt = performance.now();
    await until('all connected again', () => Promise.resolve(crowd.connected() === clients), { patience });
    const section = report({ crowd, killedAt, backAt, memory });
    crowd.close();
    return section;
  } finally {
    await cloud.dispose();
  }
}

function report(seen: {
  readonly crowd: Crowd;
  readonly killedAt: number;
  readonly backAt: number;
  readonly memory: number;
}): readonly Section[] {
  const { crowd, killedAt, backAt, memory } = seen;
  const after = crowd.since.map((at) => (at - backAt) / 1_000);
  const attempts = crowd.attempts.filter((at) => at >= backAt);
  const meanwhile = crowd.attempts.filter((at) => at >= killedAt && at < backAt);
  const command = 'npm run bench -- --only outage';
  return [
    {
      name: 'outage',
      title: 'After an outage',
      command,
      columns: ['what', 'figure', 'unit'],
      rows: [
        ['clients, each of another user, in one process', clients, ''],
        ['gone for', (backAt - killedAt) / 1_000, 's'],
        ['connected again after the end, median', median(after), 's'],
        ['connected again after the end, p99', percentile(after, 0.99), 's'],
        [`connected for the first time, ${atOnce} at once`, crowd.first, '1/s'],
        ['handshakes after the end', attempts.length, ''],
        ['handshakes in the busiest second after the end', busiest(attempts), '1/s'],
        ['handshakes tried meanwhile, on average', meanwhile.length / ((backAt - killedAt) / 1_000), '1/s'],
        ['memory of the process with all clients', memory, 'MiB RSS'],
      ],
      notes: [
        'The cloud is ended by `kill -9` and started again on the same data. Its end is when it says that it is ready; its functions are loaded by the first who come. The clients are the library with its usual timing.',
      ],
    },
    checkSection(
      {
        name: 'outage',
        title: 'What must hold after an outage',
        command,
        notes: [
          `A client that was refused often waits for up to ${longestWait} s, and chooses any moment of them: so ${clients} clients are ${usual} tries a second, whether or not the cloud is there, and fewer as they are back. Chance may make a second half as busy again. 10,000 clients are twice the 500 new connections a second that API Gateway takes of an account: who is refused tries again, as late.`,
        ],
      },
      [
        atMost('seconds until the last was connected again', soon, Math.max(...after)),
        atMost('handshakes in the busiest second', mostInOneSecond, busiest(attempts)),
      ],
    ),
  ];
}

/** Signs all in, and connects them, some at a time. */
async function gather(gatewayUrl: string): Promise<Crowd> {
  const attempts: number[] = [];
  class CountedSocket extends WebSocket {
    constructor(url: string, protocols: string[]) {
      attempts.push(performance.now());
      super(url, protocols);
    }
  }
  const startedAt = performance.now();
  const all: Client[] = [];
  const since: number[] = [];
  const isConnected = ({ realtime }: Client) => realtime.getSnapshot().connection === 'connected';
  const connected = () => all.filter(isConnected).length;
  for (let first = 0; first < clients; first += atOnce) {
    const tokens = await Promise.all(
      Array.from({ length: atOnce }, (_, n) => tokenFor(gatewayUrl, `outage-${first + n}`)),
    );
    for (const token of tokens) {
      const place = all.length;
      const client = createClient({
        origin: gatewayUrl,
        token: () => token,
        storage: null,
        WebSocket: CountedSocket,
      });
      client.realtime.on('connection', (state) => {
        if (state === 'connected') since[place] = performance.now();
      });
      client.realtime.connect();
      all.push(client);
    }
    await until(`${all.length} connected`, () => Promise.resolve(connected() === all.length), { patience });
  }
  const first = clients / ((performance.now() - startedAt) / 1_000);
  return { connected, since, attempts, first, close: () => all.forEach(({ realtime }) => realtime.close()) };
}

/** How many of some moments fall into one second, at most. */
export function busiest(moments: readonly number[]): number {
  const sorted = moments.toSorted((one, other) => one - other);
  let first = 0;
  return sorted.reduce((most, moment, place) => {
    while ((sorted[first] ?? moment) <= moment - 1_000) first += 1;
    return Math.max(most, place - first + 1);
  }, 0);
}
