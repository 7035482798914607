import { type Calls, createCalls } from './http/calls.ts';
import { createPatientFetch, type PatientFetchOptions } from './http/patient-fetch.ts';
import { ProblemError } from './http/problem.ts';
import { createInbox, type Inbox } from './inbox.ts';
import { createLogApi } from './log-api.ts';
import type { SocketConstructor } from './realtime/connection.ts';
import { isDeviceName } from './realtime/device.ts';
import type { Timing } from './realtime/link.ts';
import type { Storage } from './realtime/memory.ts';
import { createRealtime, type Realtime } from './realtime/realtime.ts';
import { tabPorts } from './realtime/tabs.ts';
import type { TokenSource } from './token.ts';

export interface ClientOptions {
  /** Where the APIs are: `https://app.example.com`. */
  readonly origin: string;
  readonly token: TokenSource;
  /** Where the WebSocket is, if not at `/realtime` of the origin. */
  readonly realtimeUrl?: string;
  /** Where the last `seq` is remembered. `localStorage` where there is one; `null` for nowhere. */
  readonly storage?: Storage | null;
  /**
   * What this device calls itself, 8 to 64 letters, digits, `_` or `-`: it has one connection, and the service ends an
   * earlier one that it lost. Kept in the storage by itself; where there is none (in Node), it lives as long as this
   * client.
   */
  readonly device?: string;
  /** The platform's, or that of `ws` where it has none (Node 20). */
  readonly WebSocket?: SocketConstructor;
  /** Whether the tabs of a browser share one connection. True. */
  readonly shareTabs?: boolean;
  readonly fetch?: PatientFetchOptions['fetch'];
  readonly timing?: Partial<Timing>;
}

/** The backbone as one user's frontend sees it. */
export interface Client extends Calls {
  readonly realtime: Realtime;
  readonly inbox: Inbox;
}

/**
 * ```ts
 * const client = createClient({ origin: 'https://app.example.com', token: () => session.accessToken() });
 * client.realtime.on('notification', ({ message }) => show(message));
 * client.realtime.connect();
 * await client.post('/studio/content', { body: { contentType: 'blog-post', topic: 'Spring in Ballard' } });
 * ```
 *
 * @throws TypeError for a device that is no name
 */
export function createClient(options: ClientOptions): Client {
  const { origin, token, device, shareTabs = true } = options;
  if (device !== undefined && !isDeviceName(device))
    throw new TypeError('device must be 8 to 64 letters, digits, _ or -');
  const send = { token, ...(options.fetch && { fetch: options.fetch }) };
  const patient = createPatientFetch(send);
  // Who reads the log looks again by itself.
  const impatient = createLogApi(origin, createPatientFetch({ ...send, tries: 1 }));
  const log = createLogApi(origin, patient);

  const realtime = createRealtime({
    url: options.realtimeUrl ?? `${origin.replace(/^http/, 'ws')}/realtime`,
    token,
    WebSocket: options.WebSocket ?? platformSocket(),
    device,
    storage: options.storage === null ? undefined : (options.storage ?? platformStorage()),
    tabs: shareTabs ? tabPorts() : undefined,
    ...(options.timing && { timing: options.timing }),
    fetchAfter: (after, signal) => impatient.after(after, signal),
    isAccepted: () =>
      impatient.after(0).then(
        () => true,
        (error: unknown) => {
          if (error instanceof ProblemError && (error.status === 401 || error.status === 403)) return false;
          throw error;
        },
      ),
  });
  const inbox = createInbox({
    realtime,
    fetchPage: (cursor) => log.newest(cursor),
    sendMarks: (body) => log.mark(body),
  });
  const calls = createCalls(origin, patient);
  return { ...calls, realtime, inbox };
}

/** Looked for when the first connection is opened: whoever only calls needs none. */
function platformSocket(): SocketConstructor {
  if (typeof WebSocket !== 'undefined') return WebSocket;
  // Called as a constructor, which must not be an arrow function.
  return function NoWebSocket() {
    throw new Error('There is no WebSocket here: pass that of the package `ws` to createClient.');
  } as unknown as SocketConstructor;
}

/** A browser may forbid even to look. */
function platformStorage(): Storage | undefined {
  try {
    return typeof document === 'undefined' ? undefined : localStorage;
  } catch {
    return undefined;
  }
}
