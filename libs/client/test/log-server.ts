import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import type { Message, Notification } from '../src/realtime/frames.ts';

/**
 * One user's log behind real HTTP and WebSockets, as apps/realtime serves it, with faults on demand. The end-to-end
 * tests meet the service itself (tools/acceptance); here its misbehaviour is what is needed.
 */
export interface LogServer {
  readonly origin: string;
  /** Those that are open. */
  readonly sockets: ReadonlySet<WebSocket>;
  /** What clients sent: `resume`, `ping`, `refresh`. */
  readonly received: readonly Readonly<Record<string, unknown>>[];
  /** Handshakes, by their URL and token. */
  readonly handshakes: readonly { readonly url: string; readonly token: string }[];
  readonly lastSeq: number;
  /** Appends to the log and posts it, unless `isPosted` says otherwise. */
  append(count?: number): void;
  /** Posts whatever it is to all. */
  post: (message: Message | { readonly type: 'batch'; readonly messages: readonly Message[] }) => void;
  /** Forgets the entries up to this one, as a log does that is kept for so long. */
  forget(upTo: number): void;
  /** Begins another log. */
  renew(): void;
  /** Ends it as a killed process ends; `open` brings it back on the same port. */
  kill(): Promise<void>;
  open(): Promise<void>;
  /** Whether a post reaches its connection. */
  isPosted: (seq: number) => boolean;
  /** Whether what clients send is answered. */
  isAnswering: boolean;
  /** The status of a handshake and of each request; 200 is good. */
  status: number;
}

const entry = (seq: number): Notification => ({
  seq,
  id: `n-${seq}`,
  event: 'content_generated',
  message: `No. ${seq}`,
  data: {},
  severity: 'info',
  timestamp: new Date(1_790_000_000_000 + seq).toISOString(),
});

/** As many as come in frames; more are fetched. */
const mostInFrames = 500;

/** @param pages what else is served, by path: a page of the same origin */
export async function startLogServer(pages: Readonly<Record<string, string>> = {}): Promise<LogServer> {
  let log = 'log-1';
  let lastSeq = 0;
  let kept = 0;
  let port = 0;
  let connections = 0;
  const sockets = new Set<WebSocket>();
  const received: Record<string, unknown>[] = [];
  const handshakes: { url: string; token: string }[] = [];
  const between = (after: number, to = lastSeq) =>
    Array.from({ length: Math.max(0, to - Math.max(after, kept)) }, (_, n) =>
      entry(Math.max(after, kept) + n + 1),
    );
  const status = () => ({ log, lastSeq, unread: lastSeq - kept });

  const http = createServer((request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '', 'http://x');
    const json = (code: number, body: unknown) =>
      response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const page = pages[url.pathname];
    if (page !== undefined)
      return response
        .writeHead(200, { 'content-type': url.pathname.endsWith('.js') ? 'text/javascript' : 'text/html' })
        .end(page);
    if (server.status !== 200) return json(server.status, { message: 'no' });
    const limit = Number(url.searchParams.get('limit'));
    if (url.searchParams.get('order') === 'newest')
      return json(200, { ...status(), notifications: between(Math.max(0, lastSeq - limit)).reverse() });
    const notifications = between(Number(url.searchParams.get('after') ?? 0)).slice(0, limit);
    const last = notifications.at(-1)?.seq ?? lastSeq;
    json(200, { ...status(), notifications, ...(last < lastSeq && { nextAfter: last }) });
  });
  const gateway = new WebSocketServer({ noServer: true, handleProtocols: () => 'bayon.v1' });
  http.on('upgrade', (request, socket, head) => {
    const token = String(request.headers['sec-websocket-protocol']).split('bearer.')[1] ?? '';
    handshakes.push({ url: request.url ?? '', token });
    if (server.status !== 200) return void socket.end(`HTTP/1.1 ${server.status} No\r\n\r\n`);
    gateway.handleUpgrade(request, socket, head, (one) => {
      connections += 1;
      take(one, `c-${connections}`);
    });
  });

  const send = (to: WebSocket, message: object) => to.send(JSON.stringify(message));
  function take(socket: WebSocket, connectionId: string): void {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as Record<string, unknown>;
      received.push(message);
      if (!server.isAnswering) return;
      if (message['action'] === 'ping') send(socket, { type: 'pong', ...status() });
      if (message['action'] === 'refresh')
        send(socket, { type: 'refreshed', expiresAt: new Date().toISOString() });
      if (message['action'] === 'resume') resume(socket, connectionId, message);
    });
  }
  function resume(socket: WebSocket, connectionId: string, asked: Record<string, unknown>): void {
    const after = asked['after'];
    const recovered = typeof after === 'number' && asked['log'] === log && after <= lastSeq && after >= kept;
    const from = recovered ? after : lastSeq;
    const missed = recovered ? between(after) : [];
    const framed = missed.length <= mostInFrames ? missed : [];
    for (let at = 0; at < framed.length; at += 100)
      send(socket, {
        type: 'batch',
        messages: framed.slice(at, at + 100).map((one) => ({ type: 'notification', ...one })),
      });
    send(socket, {
      type: 'resumed',
      connectionId,
      ...status(),
      from,
      to: framed.at(-1)?.seq ?? from,
      recovered,
    });
  }

  const server: LogServer = {
    get origin() {
      return `http://127.0.0.1:${port}`;
    },
    sockets,
    received,
    handshakes,
    get lastSeq() {
      return lastSeq;
    },
    append(count = 1) {
      for (let n = 0; n < count; n += 1) {
        lastSeq += 1;
        if (server.isPosted(lastSeq)) server.post({ type: 'notification', ...entry(lastSeq) });
      }
    },
    post: (message) => sockets.forEach((one) => send(one, message)),
    forget(upTo) {
      kept = upTo;
    },
    renew() {
      log = 'log-2';
      lastSeq = kept = 0;
    },
    async kill() {
      sockets.forEach((one) => one.terminate());
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
    },
    async open() {
      http.listen(port, '127.0.0.1');
      await once(http, 'listening');
      ({ port } = http.address() as AddressInfo);
    },
    isPosted: () => true,
    isAnswering: true,
    status: 200,
  };
  await server.open();
  return server;
}
