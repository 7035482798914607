import { backoff } from '../backoff.ts';
import { createEmitter, createStore, type Emitter, type Store } from '../emitter.ts';
import { randomName } from '../random-name.ts';
import { claimsOf, type TokenSource } from '../token.ts';
import type { SocketConstructor } from './connection.ts';
import { deviceName } from './device.ts';
import type { LogStatus, Marked, Message, Notification, Progress } from './frames.ts';
import { isFinished, type Jobs, withProgress } from './jobs.ts';
import { type ConnectionState, createLink, type Link, type Timing, usualTiming } from './link.ts';
import { createLogReader, type LogPage, type LogReader } from './log-reader.ts';
import { createMemory, type Storage } from './memory.ts';
import { createSharedLink, type TabPorts } from './tabs.ts';
import { isOnline, whenBetter } from './surroundings.ts';

export interface RealtimeEvents {
  /** The next entry of the log: each once, in order. */
  readonly notification: Notification;
  /** A job is further than it was. */
  readonly progress: Progress;
  /** Notifications were marked, here or on another device. */
  readonly marked: Marked;
  /** Marks changed, and which was not told: what is shown of them is to be loaded anew. `inbox` does so by itself. */
  readonly marksMissed: undefined;
  /** The log cannot be told from where this client was: what was shown of it is to be loaded anew. */
  readonly reset: LogStatus;
  readonly connection: ConnectionState;
}

/** What is so at the moment. Replaced with every change. */
export interface RealtimeSnapshot {
  readonly connection: ConnectionState;
  readonly unread: number;
  /** The last notification that was handed on; 0 before any. */
  readonly lastSeq: number;
  readonly jobs: Jobs;
}

export interface Realtime extends Store<RealtimeSnapshot>, Pick<Emitter<RealtimeEvents>, 'on'> {
  /** Begins, or tries again after a refusal. */
  connect(): void;
  /** Ends it: signed out, or the page is left. */
  close(): void;
  /** The notifications from now on, until the signal or `close` ends it. */
  notifications(signal?: AbortSignal): AsyncIterable<Notification>;
}

export interface RealtimeOptions {
  /** `wss://…/realtime` */
  readonly url: string;
  readonly token: TokenSource;
  readonly WebSocket: SocketConstructor;
  readonly storage: Storage | undefined;
  /** What this device calls itself. Absent: what is kept in the storage, or a name for as long as this lives. */
  readonly device?: string | undefined;
  readonly tabs: TabPorts | undefined;
  readonly timing?: Partial<Timing>;
  readonly fetchAfter: (seq: number, signal: AbortSignal) => Promise<LogPage>;
  readonly isAccepted: () => Promise<boolean>;
}

/** The user's news: as events, as an async iterator, and as a store. */
export function createRealtime(options: RealtimeOptions): Realtime {
  const { url, token, WebSocket, storage, device, tabs, fetchAfter, isAccepted } = options;
  const fresh = randomName();
  const timing = { ...usualTiming, ...options.timing };
  const { on, emit } = createEmitter<RealtimeEvents & { closed: undefined }>();
  const store = createStore<RealtimeSnapshot>({ connection: 'closed', unread: 0, lastSeq: 0, jobs: {} });
  let session: { readonly reader: LogReader; readonly link: Link; readonly leave: () => void } | undefined;
  let turn = 0;

  const onState = (connection: ConnectionState) => {
    if (connection === store.getSnapshot().connection) return;
    store.set({ connection });
    emit('connection', connection);
  };
  const take = (message: Message, reader: LogReader) => {
    if (message.type === 'progress') {
      const before = store.getSnapshot().jobs;
      const jobs = withProgress(before, message);
      if (jobs === before) return;
      store.set({ jobs });
      emit('progress', message);
    } else reader.take(message);
  };

  function open(subject: string): void {
    const name = `bayon ${url} ${subject}`;
    const reader = createLogReader({
      fetchAfter,
      memory: createMemory(storage, name),
      onNotification(notification) {
        store.set({ lastSeq: notification.seq });
        emit('notification', notification);
      },
      onReset(status) {
        store.set({ lastSeq: status.lastSeq });
        emit('reset', status);
      },
      onMarked: (marked) => emit('marked', marked),
      onMarksMissed: () => emit('marksMissed', undefined),
      onCount: () => store.set({ unread: reader.unread }),
    });
    const onMessage = (message: Message) => take(message, reader);
    /** Tabs that have a connection each are a device each. */
    const shared = tabs || typeof document === 'undefined' ? storage : undefined;
    const linkOf = (events: { readonly onMessage: typeof onMessage; readonly onState: typeof onState }) =>
      createLink({
        url,
        device: device ?? deviceName(shared, `${name} device`, fresh),
        token,
        WebSocket,
        timing,
        position: () => reader.position,
        isAccepted,
        isOnline,
        ...events,
      });
    const link = tabs
      ? createSharedLink(name, tabs, linkOf, () => statusOf(reader, store.getSnapshot()), {
          onMessage,
          onState,
        })
      : linkOf({ onMessage, onState });
    session = { reader, link, leave: whenBetter(() => link.hurry()) };
    link.connect();
  }

  /** Whose news it is must be known first: what is remembered and shared is one user's. */
  async function begin(mine: number): Promise<void> {
    onState('connecting');
    for (let attempt = 1; mine === turn && !session; attempt += 1) {
      let subject: string;
      try {
        ({ subject = '' } = claimsOf(await token()));
      } catch {
        // No token yet. Nothing else can be done without one.
        await new Promise((resolve) => setTimeout(resolve, backoff(timing.retries, attempt)));
        continue;
      }
      if (mine === turn) open(subject);
    }
  }

  return {
    on,
    subscribe: store.subscribe,
    getSnapshot: store.getSnapshot,
    connect() {
      if (session) session.link.connect();
      else if (store.getSnapshot().connection === 'closed') void begin((turn += 1));
    },
    close() {
      turn += 1;
      session?.leave();
      session?.link.close();
      session?.reader.stop();
      session = undefined;
      // The next who connects may be another user.
      store.set({ unread: 0, lastSeq: 0, jobs: {} });
      onState('closed');
      emit('closed', undefined);
    },
    notifications: (signal) => iterate(on, signal),
  };
}

/** What a tab of the same browser must know that has just come. */
function statusOf({ position, unread, marks }: LogReader, { jobs }: RealtimeSnapshot): Message[] {
  return [
    ...(position ? [{ type: 'pong' as const, log: position.log, lastSeq: position.seq, unread, marks }] : []),
    ...Object.values(jobs)
      .filter((job) => !isFinished(job))
      .map((job) => ({ type: 'progress' as const, ...job })),
  ];
}

/** Listens from now on, not only from the first `next` on. */
function iterate(
  on: Emitter<RealtimeEvents & { closed: undefined }>['on'],
  signal?: AbortSignal,
): AsyncIterable<Notification> {
  const waiting: Notification[] = [];
  let ended = signal?.aborted ?? false;
  let wake = () => {};
  const end = () => {
    ended = true;
    wake();
  };
  signal?.addEventListener('abort', end);
  const off = [
    on('closed', end),
    on('notification', (one) => {
      waiting.push(one);
      wake();
    }),
  ];
  async function* told(): AsyncGenerator<Notification> {
    try {
      while (!ended || waiting.length > 0) {
        const next = waiting.shift();
        if (next) yield next;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      signal?.removeEventListener('abort', end);
      off.forEach((stop) => stop());
    }
  }
  return told();
}
