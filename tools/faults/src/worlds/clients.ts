import type { AwsRequest, AwsService } from '@bayon/local-cloud/parts';
import { refusal } from './answers.ts';

/** A frame that reached a client. */
export interface PostedFrame {
  readonly connectionId: string;
  readonly text: string;
}

/** Who is connected to the WebSocket API, and what they were told. */
export interface Clients {
  /** The user of each connection that there ever was. */
  readonly users: ReadonlyMap<string, string>;
  readonly open: ReadonlySet<string>;
  readonly frames: readonly PostedFrame[];
  connected(connectionId: string, userId: string): void;
  /** The client is gone, whether or not anybody is told. */
  gone(connectionId: string): void;
  /** `@connections` */
  readonly service: Pick<AwsService, 'handle'>;
}

export function createClients(): Clients {
  const users = new Map<string, string>();
  const open = new Set<string>();
  const frames: PostedFrame[] = [];
  return {
    users,
    open,
    frames,
    connected(connectionId, userId) {
      users.set(connectionId, userId);
      open.add(connectionId);
    },
    gone: (connectionId) => void open.delete(connectionId),
    service: {
      handle({ method, url, body }) {
        const connectionId = decodeURIComponent(url.split('/').at(-1) ?? '');
        if (!open.has(connectionId)) return Promise.resolve(refusal(410, 'GoneException'));
        if (method === 'POST') frames.push({ connectionId, text: Buffer.from(body).toString() });
        return Promise.resolve({ status: 200, headers: {}, body: method === 'GET' ? '{}' : '' });
      },
    },
  };
}

/**
 * The request that takes a slot, as if the connection were established for a minute. In a world no time passes, and who
 * posts to a connection of the last ten seconds that is not there waits for it.
 */
export function aMinuteOld(request: AwsRequest): AwsRequest {
  const aged = Buffer.from(request.body)
    .toString()
    .replace(/("connectedAt":\{"S":")([^"]+)/, (_, before: string, at: string) => {
      return before + new Date(Date.parse(at) - 60_000).toISOString();
    });
  return { ...request, body: Buffer.from(aged) };
}
