import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';

/** An entry as it came over the wire. */
export interface SentEntry {
  readonly Source: string;
  readonly DetailType: string;
  readonly Detail: string;
  readonly EventBusName: string;
  readonly TraceHeader?: string;
}

/** How the bus answers a request. */
export type Answer =
  /** A code for each entry that fails, `undefined` for one that is put. `results` cuts the answer short. */
  | { readonly codes: readonly (string | undefined)[]; readonly results?: number }
  /** The request fails as a whole. */
  | { readonly status: number; readonly code: string }
  /** All is put, but the connection breaks before the answer. */
  | 'lost'
  /** Nothing is put, and no answer ever comes. */
  | 'silent';

export interface EventBridge {
  /** The entries of each request, in the order of their arrival. */
  readonly requests: SentEntry[][];
  /** The producers' ids of what is on the bus, once for each time it was put. */
  readonly onBus: string[];
  /** Decides how a request is answered; at first everything is put. */
  behave(answer: (entries: readonly SentEntry[], request: number) => Answer): void;
  client(options?: { readonly requestTimeout?: number }): EventBridgeClient;
  stop(): Promise<void>;
}

export const idOf = ({ Detail: detail }: SentEntry): string =>
  (JSON.parse(detail) as { event: { id: string } }).event.id;

/** EventBridge's PutEvents as a real HTTP endpoint that fails on demand, in every way that AWS does. */
export async function startEventBridge(): Promise<EventBridge> {
  const requests: SentEntry[][] = [];
  const onBus: string[] = [];
  let answerTo: (entries: readonly SentEntry[], request: number) => Answer = () => ({ codes: [] });

  const server = createServer((request, response) => void answer(request, response));
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat(await request.toArray()).toString();
    const { Entries: entries } = JSON.parse(body) as { Entries: SentEntry[] };
    requests.push(entries);
    const how = answerTo(entries, requests.length);
    if (how === 'silent') return;
    if (how === 'lost') {
      onBus.push(...entries.map(idOf));
      request.socket.destroy();
    } else if ('status' in how) {
      reply(response, how.status, { __type: how.code, message: 'so it was asked' });
    } else {
      const put = entries.filter((_, place) => how.codes[place] === undefined);
      onBus.push(...put.map(idOf));
      const results = entries.map((entry, place) => resultOf(entry, how.codes[place]));
      reply(response, 200, {
        FailedEntryCount: entries.length - put.length,
        Entries: results.slice(0, how.results),
      });
    }
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    requests,
    onBus,
    behave: (how) => (answerTo = how),
    client: ({ requestTimeout = 5_000 } = {}) =>
      new EventBridgeClient({
        endpoint,
        region: 'us-east-1',
        credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
        maxAttempts: 3,
        requestHandler: { requestTimeout, throwOnRequestTimeout: true },
      }),
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const resultOf = (entry: SentEntry, code: string | undefined) =>
  code === undefined ? { EventId: `put-${idOf(entry)}` } : { ErrorCode: code, ErrorMessage: `it is ${code}` };

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
  response.end(JSON.stringify(body));
}
