import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import { inTime } from './deadline.ts';

/** A frame of the realtime API. */
export interface Frame {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** How a client shows its token: among the subprotocols, or in the query. */
export interface SocketOptions {
  readonly protocols?: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
}

/** The handshake was answered with an HTTP status. */
export class SocketRefused extends Error {
  override readonly name = 'SocketRefused';
  readonly status: number;

  constructor(status: number) {
    super(`the connection was refused with ${status}`);
    this.status = status;
  }
}

/** An open connection and all that came over it. */
export interface Socket {
  /** The messages as they came. */
  readonly messages: readonly Frame[];
  /** The same with batches taken apart. */
  readonly frames: readonly Frame[];
  /** The close code, once it is closed. */
  readonly closed: number | undefined;
  send(message: unknown): void;
  /** Waits until the frames (or the close) satisfy a condition. @throws NotInTime telling what came */
  until(what: string, condition: (frames: readonly Frame[]) => boolean): Promise<void>;
  /** Says goodbye. */
  close(): Promise<void>;
  /** Is gone without a word, as a phone in a tunnel. */
  vanish(): void;
}

/** @throws SocketRefused */
export async function connect(url: string, { protocols = [], query = {} }: SocketOptions): Promise<Socket> {
  const search = Object.keys(query).length > 0 ? `?${new URLSearchParams(query).toString()}` : '';
  const socket = new WebSocket(url + search, [...protocols]);
  const messages: Frame[] = [];
  const frames: Frame[] = [];
  const waiting = new Set<() => void>();
  let closed: number | undefined;
  const look = () => waiting.forEach((check) => check());

  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString('utf8')) as Frame;
    messages.push(message);
    frames.push(...(message.type === 'batch' ? (message['messages'] as Frame[]) : [message]));
    look();
  });
  socket.on('close', (code) => {
    closed = code;
    look();
  });

  const refused = Promise.withResolvers<never>();
  socket.once('unexpected-response', (_request, response: IncomingMessage) => {
    response.resume();
    refused.reject(new SocketRefused(response.statusCode ?? 0));
    socket.terminate();
  });
  await inTime('the handshake', Promise.race([once(socket, 'open'), refused.promise]));
  // What goes wrong later shows as a close.
  socket.on('error', look);

  return {
    messages,
    frames,
    get closed() {
      return closed;
    },
    send: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    async until(what, condition) {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      const check = () => {
        if (condition(frames)) resolve(undefined);
      };
      waiting.add(check);
      check();
      await inTime(what, promise, () => `Came: ${JSON.stringify(frames).slice(0, 4_000)}`).finally(() =>
        waiting.delete(check),
      );
    },
    async close() {
      if (closed !== undefined) return;
      const ended = once(socket, 'close');
      socket.close();
      await inTime('the close', ended);
    },
    vanish: () => socket.terminate(),
  };
}
