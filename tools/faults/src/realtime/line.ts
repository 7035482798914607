import { createServer, connect, type Socket } from 'node:net';
import { once } from 'node:events';

/**
 * What befalls a connection: it is cut at once, or at the next bytes from the server (before them, in the middle of them,
 * behind them), or it swallows whatever either side sends and says nothing (half-open). Swallowed `next`, it is cut, and
 * the next one is half-open before the client has heard a frame on it: from the handshake's answer on, or behind it.
 */
export const mishaps = [
  'cut',
  'cut before',
  'cut during',
  'cut after',
  'swallow',
  'swallow next handshake',
  'swallow next',
] as const;

export type Mishap = (typeof mishaps)[number];

/** A line to a server that can be disturbed. It carries HTTP undisturbed. */
export interface Line {
  /** `http://127.0.0.1:…` */
  readonly origin: string;
  /** WebSockets on which the server has said something, and that were not disturbed yet. */
  readonly healthy: number;
  /** Disturbs one of them. @param choice 0 to 1: which @returns whether there was one */
  disturb(mishap: Mishap, choice: number): boolean;
  close(): Promise<void>;
}

interface Wire {
  readonly client: Socket;
  readonly server: Socket;
  isWebSocket: boolean;
  hasSpoken: boolean;
  mishap?: Mishap;
}

/** Lays a line to a port of this machine, on a free port of it. */
export async function layLine(port: number): Promise<Line> {
  const wires = new Set<Wire>();
  /** What befalls the next WebSockets, each at its handshake. */
  const awaiting: Mishap[] = [];
  const healthy = () => [...wires].filter((wire) => wire.hasSpoken && wire.mishap === undefined);

  const listener = createServer((client) => {
    const wire: Wire = { client, server: connect(port, '127.0.0.1'), isWebSocket: false, hasSpoken: false };
    wires.add(wire);
    const end = () => {
      client.destroy();
      // The server hears nothing of the end of a client that it lost.
      if (isHalfOpen(wire) && !wire.server.destroyed) return;
      wires.delete(wire);
      wire.server.destroy();
    };
    for (const socket of [client, wire.server]) {
      socket.setNoDelay(true);
      // Whoever resets it ends it.
      socket.on('error', end);
      socket.on('close', end);
    }
    client.on('data', (bytes) => {
      if (!isHalfOpen(wire)) wire.server.write(bytes);
    });
    wire.server.on('data', (bytes) => {
      // The answer to a handshake is no frame yet.
      if (wire.isWebSocket) wire.hasSpoken = true;
      const isHandshake = !wire.isWebSocket && bytes.subarray(0, 12).toString('latin1') === 'HTTP/1.1 101';
      if (isHandshake) {
        wire.isWebSocket = true;
        const mishap = awaiting.shift();
        if (mishap) wire.mishap = mishap;
      }
      const passed = isHandshake && wire.mishap === 'swallow next' ? bytes : passedOn(bytes, wire);
      if (passed.length > 0) client.write(passed);
      if (wire.mishap?.startsWith('cut')) client.end(end);
    });
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');

  return {
    origin: `http://127.0.0.1:${(listener.address() as { port: number }).port}`,
    get healthy() {
      return healthy().length;
    },
    disturb(mishap, choice) {
      const open = healthy();
      const wire = open[Math.floor(choice * open.length)];
      if (!wire) return false;
      const isNext = mishap === 'swallow next' || mishap === 'swallow next handshake';
      if (isNext) awaiting.push(mishap);
      wire.mishap = isNext ? 'cut' : mishap;
      if (wire.mishap === 'cut') wire.client.destroy();
      return true;
    },
    async close() {
      listener.close();
      for (const { client, server } of wires) [client, server].forEach((socket) => socket.destroy());
      await once(listener, 'close');
    },
  };
}

/** What of some bytes from the server still reaches the client. */
function passedOn(bytes: Buffer, wire: Pick<Wire, 'mishap'>): Buffer {
  if (isHalfOpen(wire) || wire.mishap === 'cut before') return bytes.subarray(0, 0);
  return wire.mishap === 'cut during' ? bytes.subarray(0, Math.ceil(bytes.length / 2)) : bytes;
}

const isHalfOpen = ({ mishap }: Pick<Wire, 'mishap'>) => mishap?.startsWith('swallow') === true;
