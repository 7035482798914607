import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import type { Mark, Message, Notification } from '../src/realtime/frames.ts';

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
  /** Marks some as another device does, and posts it, unless `isMarkPosted` says otherwise. */
  mark(mark: Mark, ...seqs: readonly number[]): void;
  isMarkPosted: boolean;
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
  /** Whether tokens can be checked. */
  isVerifying: boolean;
  /** How long a resume takes. Milliseconds. */
  slowness: number;
  /** So many resumes are answered by `rate_limited`, to be asked again after a second. */
  limited: number;
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

const body = async (request: IncomingMessage) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as {
    readonly mark: Mark;
    readonly ids?: readonly string[];
    readonly upTo?: number;
  };
};

/** What is answered to whoever asks too often. */
export const tooMany = { type: 'error', code: 'rate_limited', message: 'Too many.', retryAfter: 1 } as const;

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
  const marked = new Map<number, Mark>();
  let marks = 0;
  const between = (after: number, to = lastSeq) =>
    Array.from({ length: Math.max(0, to - Math.max(after, kept)) }, (_, n) =>
      withMark(entry(Math.max(after, kept) + n + 1)),
    );
  const withMark = (one: Notification): Notification => ({ ...one, mark: marked.get(one.seq) ?? 'unread' });
  /** A log has no name before its first entry. */
  const status = () => ({ log: lastSeq === 0 ? '0' : log, lastSeq, unread: unread(), marks });
  const unread = () => between(0).filter(({ mark }) => mark === 'unread').length;

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
    if (url.pathname.endsWith('/marks')) {
      void body(request).then(({ mark, ids, upTo }) => {
        const seqs = ids?.map((id) => Number(id.slice(2))) ?? between(0, upTo).map(({ seq }) => seq);
        server.mark(mark, ...seqs);
        json(202, {});
      });
      return;
    }
    if (url.searchParams.get('order') === 'newest') {
      const wanted = url.searchParams.get('mark')?.split(',');
      const found = between(0, Number(url.searchParams.get('cursor') ?? lastSeq + 1) - 1)
        .filter(({ mark }) => wanted?.includes(mark ?? '') ?? true)
        .reverse();
      const page = found.slice(0, limit);
      return json(200, {
        ...status(),
        notifications: page,
        ...(found.length > limit && { nextCursor: String(page.at(-1)?.seq) }),
      });
    }
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
        send(
          socket,
          server.isVerifying
            ? { type: 'refreshed', expiresAt: new Date().toISOString() }
            : { type: 'error', code: 'unavailable', message: 'Not now.', retryAfter: 1 },
        );
      if (message['action'] === 'resume' && server.limited > 0) {
        server.limited -= 1;
        send(socket, tooMany);
      } else if (message['action'] === 'resume') {
        const answer = () => resume(socket, connectionId, message);
        if (server.slowness > 0) setTimeout(answer, server.slowness);
        else answer();
      }
    });
  }
  function resume(socket: WebSocket, connectionId: string, asked: Record<string, unknown>): void {
    const after = asked['after'];
    const recovered =
      typeof after === 'number' &&
      [log, '0'].includes(String(asked['log'])) &&
      after <= lastSeq &&
      after >= kept;
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
    mark(mark, ...seqs) {
      marks += 1;
      for (const seq of seqs) marked.set(seq, mark);
      if (!server.isMarkPosted) return;
      const runs = seqs.map((seq): [number, number] => [seq, seq]);
      const timestamp = new Date(1_790_000_000_000 + marks).toISOString();
      server.post({ type: 'marked', mark, seqs: runs, ...status(), timestamp });
    },
    isMarkPosted: true,
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
    isVerifying: true,
    slowness: 0,
    limited: 0,
    status: 200,
  };
  await server.open();
  return server;
}
