import { createStore, type Store } from './emitter.ts';
import type { Mark, Marked, Notification } from './realtime/frames.ts';
import type { Realtime } from './realtime/realtime.ts';

/** A page of the log, the newest first. */
export interface InboxPage {
  readonly notifications: readonly Notification[];
  readonly nextCursor?: string | undefined;
}

export interface InboxSnapshot {
  /** The newest first. Each once. */
  readonly notifications: readonly Notification[];
  readonly isLoading: boolean;
  /** Whether there are older ones than these. */
  readonly hasMore: boolean;
  /** Why the last load failed. */
  readonly error: Error | undefined;
}

/** The user's notifications as a list that keeps itself up to date: what a bell opens. */
export interface Inbox extends Store<InboxSnapshot> {
  /** Loads the newest page. Who subscribes need not: it is loaded then. */
  readonly load: () => Promise<void>;
  /** Loads the next older page. */
  readonly more: () => Promise<void>;
  /** Marks them on every device. @throws ProblemError, Unreachable */
  readonly mark: (
    mark: Mark,
    which: { readonly ids: readonly string[] } | { readonly upTo: number },
  ) => Promise<void>;
}

export interface InboxOptions {
  readonly realtime: Pick<Realtime, 'on'>;
  readonly fetchPage: (cursor: string | undefined) => Promise<InboxPage>;
  readonly sendMarks: (body: {
    readonly mark: Mark;
    readonly ids?: readonly string[];
    readonly upTo?: number;
  }) => Promise<void>;
}

export function createInbox({ realtime, fetchPage, sendMarks }: InboxOptions): Inbox {
  const store = createStore<InboxSnapshot>({
    notifications: [],
    isLoading: false,
    hasMore: false,
    error: undefined,
  });
  let cursor: string | undefined;
  let wanted = false;
  let turn = 0;

  const merge = (more: readonly Notification[]) =>
    store.set({ notifications: merged(store.getSnapshot().notifications, more) });

  async function read(from: string | undefined): Promise<void> {
    const mine = (turn += 1);
    store.set({ isLoading: true, error: undefined });
    try {
      const page = await fetchPage(from);
      if (mine !== turn) return;
      cursor = page.nextCursor;
      merge(page.notifications);
      store.set({ isLoading: false, hasMore: cursor !== undefined });
    } catch (error) {
      if (mine === turn) store.set({ isLoading: false, error: error as Error });
    }
  }
  const load = () => {
    wanted = true;
    return read(undefined);
  };

  realtime.on('notification', (one) => {
    if (wanted) merge([one]);
  });
  realtime.on('marked', (marked) =>
    store.set({ notifications: withMarks(store.getSnapshot().notifications, marked) }),
  );
  realtime.on('reset', () => {
    store.set({ notifications: [], hasMore: false });
    if (wanted) void load();
  });
  realtime.on('connection', (state) => {
    // Signed out: the next user is shown nothing of this one's.
    if (state !== 'closed') return;
    turn += 1;
    store.set({ notifications: [], hasMore: false, isLoading: false, error: undefined });
  });

  return {
    getSnapshot: store.getSnapshot,
    subscribe(listener) {
      const end = store.subscribe(listener);
      if (!wanted) void load();
      return end;
    },
    load,
    more: () => (cursor === undefined ? Promise.resolve() : read(cursor)),
    async mark(mark, which) {
      await sendMarks({ mark, ...which });
    },
  };
}

/** The newest first, each once; of two versions of one the later to come counts. */
function merged(known: readonly Notification[], more: readonly Notification[]): readonly Notification[] {
  const bySeq = new Map([...known, ...more].map((one) => [one.seq, one]));
  return [...bySeq.values()].sort((a, b) => b.seq - a.seq);
}

function withMarks(known: readonly Notification[], { mark, ids, upTo }: Marked): readonly Notification[] {
  const isMeant = ({ id, seq }: Notification) =>
    ids?.includes(id) === true || (upTo !== undefined && seq <= upTo);
  return known.map((one) => (isMeant(one) && one.mark !== mark ? { ...one, mark } : one));
}
