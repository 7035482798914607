import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { EventBridgeEvent } from '@bayon/event-contracts';

/** An event on the bus. */
export interface OnBus extends EventBridgeEvent {
  readonly detail: Record<string, unknown> & { readonly event: { readonly id: string } };
}

/** EventBridge's PutEvents as a real HTTP endpoint that keeps what it is given. */
export interface Bus {
  readonly client: EventBridgeClient;
  /** In the order of their arrival, once for each time they were put. */
  readonly events: OnBus[];
  /** Refuses everything (an error that is not worth a retry), until told otherwise. */
  refuse(refusing: boolean): void;
  stop(): Promise<void>;
}

interface SentEntry {
  readonly Source: string;
  readonly DetailType: string;
  readonly Detail: string;
}

export async function startBus(): Promise<Bus> {
  const events: OnBus[] = [];
  let refusing = false;
  const server = createServer((request, response) => void answer(request, response));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat(await request.toArray()).toString();
    const { Entries: entries } = JSON.parse(body) as { Entries: SentEntry[] };
    if (refusing) {
      reply(response, 400, { __type: 'AccessDeniedException', message: 'not now' });
      return;
    }
    for (const { Source: source, DetailType: detailType, Detail: detail } of entries) {
      const id = `put-${events.length}`;
      events.push({ id, source, 'detail-type': detailType, detail: JSON.parse(detail) as OnBus['detail'] });
    }
    reply(response, 200, { FailedEntryCount: 0, Entries: entries.map(() => ({ EventId: 'put' })) });
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = new EventBridgeClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  return {
    client,
    events,
    refuse: (now) => void (refusing = now),
    async stop() {
      client.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
  response.end(JSON.stringify(body));
}
