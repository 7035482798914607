import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { WebSocket } from 'ws';
import type { FunctionInvoker, Resource } from '../../ports.ts';
import {
  account,
  anApi,
  answered,
  functionsOf,
  quiet,
  type ApiParts,
  type Handler,
} from '../api-fixtures.ts';
import { createApiGateway, type ApiGateway } from '../gateway.ts';
import type { ConnectionLimits } from './websocket-options.ts';

/** What tests read of the events that functions get. */
export interface MessageEvent {
  readonly requestContext: Readonly<Record<string, unknown>> & { readonly connectionId: string };
  readonly body?: string;
}

export interface StartedWebSockets {
  readonly gateway: ApiGateway;
  readonly api: Resource;
  /** `ws://127.0.0.1:<port>` */
  readonly url: string;
  readonly functions: FunctionInvoker & {
    readonly events: readonly { readonly name: string; readonly event: unknown }[];
  };
  readonly eventsOf: (name: string) => readonly MessageEvent[];
}

const started: ApiGateway[] = [];
const sockets: WebSocket[] = [];

export async function stopAll(): Promise<void> {
  for (const socket of sockets.splice(0)) socket.terminate();
  await Promise.all(started.splice(0).map((gateway) => gateway.stop()));
}

/** A WebSocket API of stack `studio`; functions without a handler answer 200. */
export async function startWebSockets(
  parts: ApiParts,
  handlers: Readonly<Record<string, Handler>> = {},
  limits: Partial<ConnectionLimits> = {},
): Promise<StartedWebSockets> {
  const resources = anApi({ protocol: 'WEBSOCKET', ...parts });
  const names = Object.keys(parts.routes).map((key) => `fn:${key}`);
  const defaults = Object.fromEntries(names.map((name) => [name, () => answered({ statusCode: 200 })]));
  const functions = functionsOf({ ...defaults, ...handlers });
  const gateway = createApiGateway({ resources, account, functions, log: quiet, limits });
  started.push(gateway);
  const { port } = await gateway.listen(0);
  const eventsOf = (name: string): readonly MessageEvent[] =>
    functions.events.filter((one) => one.name === name).map(({ event }) => event as MessageEvent);
  const [api] = resources;
  if (!api) throw new Error('no api');
  return { gateway, api, url: `ws://127.0.0.1:${port}`, functions, eventsOf };
}

/**
 * An open client that keeps what it is sent.
 * @param offered subprotocols; the `ws` client insists that one is chosen unless `chosen` is empty
 */
export async function aClient(
  url: string,
  offered: readonly string[] = [],
  { chosen }: { readonly chosen?: '' } = {},
): Promise<{ readonly socket: WebSocket; readonly messages: readonly string[] }> {
  // As a header the offer is sent, but the client does not insist on an answer.
  const headers = chosen === '' ? { 'Sec-WebSocket-Protocol': offered.join(', ') } : {};
  const socket = new WebSocket(url, chosen === '' ? [] : [...offered], { headers });
  sockets.push(socket);
  const messages: string[] = [];
  socket.on('message', (data: Buffer) => messages.push(data.toString()));
  await once(socket, 'open');
  return { socket, messages };
}

/** The HTTP answer to a handshake that is refused. */
export async function refusalOf(
  url: string,
  offered: readonly string[] = [],
): Promise<{ readonly status: number | undefined; readonly body: unknown }> {
  const socket = new WebSocket(url, [...offered]);
  sockets.push(socket);
  socket.on('error', () => undefined); // terminating a client that never opened is an error of its own
  const [, answer] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage];
  return { status: answer.statusCode, body: JSON.parse(await text(answer)) };
}
