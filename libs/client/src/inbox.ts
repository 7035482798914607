import { createStore, type Store } from './emitter.ts';
import type { LogStatus, Mark, Marked, Notification } from './realtime/frames.ts';
import type { Realtime } from './realtime/realtime.ts';

/** A page of the log, the newest first, without what is archived. */
export interface InboxPage extends LogStatus {
  readonly notifications: readonly Notification[];
  readonly nextCursor?: string | undefined;
}

export interface InboxSnapshot {
  /** The newest first. Each once. Those that were archived are left out. */
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
  /** Marks them on every device, the list itself included. @throws ProblemError, Unreachable */
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

/** Frames that are remembered for pages that were read before them. */
const mostFrames = 50;
/** Notifications that are kept at the least. */
const leastKept = 200;
/** Pages that are loaded anew at once. */
const mostPages = 20;

const empty = { notifications: [], isLoading: false, hasMore: false, error: undefined };

export function createInbox({ realtime, fetchPage, sendMarks }: InboxOptions): Inbox {
  const store = createStore<InboxSnapshot>(empty);
  let cursor: string | undefined;
  let wanted = false;
  /** How far down was asked for: what came on top since is let go first. */
  let asked = 0;
  /** One user's: what was asked for before they signed out is not shown. */
  let turn = 0;
  let reading = Promise.resolve();
  let waiting = 0;
  let isStale = false;
  let frames: readonly Marked[] = [];

  const known = () => store.getSnapshot().notifications;
  /** A page may have been read before what a frame has told since. */
  const upToDate = ({ notifications, marks = 0 }: InboxPage) =>
    frames.filter((frame) => (frame.marks ?? 0) > marks).reduce(withMarks, notifications);

  /** Reads, one after the other, and shows what came. */
  function read(pages: () => Promise<readonly Notification[]>, isAsked = false): Promise<void> {
    const mine = turn;
    store.set({ isLoading: true, error: undefined });
    waiting += 1;
    reading = reading.then(async () => {
      let result: Partial<InboxSnapshot>;
      try {
        result = { notifications: await pages(), hasMore: cursor !== undefined };
      } catch (error) {
        result = { error: error as Error };
      }
      waiting -= 1;
      if (mine !== turn) return;
      store.set({ ...result, isLoading: waiting > 0 });
      if (isAsked) asked = known().length;
    });
    return reading;
  }

  const load = () => {
    wanted = true;
    return read(async () => {
      const page = await fetchPage(undefined);
      cursor = page.nextCursor;
      return merged(known(), upToDate(page));
    }, true);
  };

  /** All that is shown, anew. */
  function refresh(): void {
    if (isStale) return;
    isStale = true;
    void read(async () => {
      isStale = false;
      const oldest = known().at(-1)?.seq ?? 0;
      let all: readonly Notification[] = [];
      let next: string | undefined;
      let lastSeq = 0;
      for (let pages = 0; pages < mostPages; pages += 1) {
        const page = await fetchPage(next);
        all = merged(all, upToDate(page));
        lastSeq ||= page.lastSeq;
        next = page.nextCursor;
        if (next === undefined || (all.at(-1)?.seq ?? 0) <= oldest) break;
      }
      cursor = next;
      // What came while this was read is newer than all of it.
      return merged(
        known().filter(({ seq }) => seq > lastSeq),
        all,
      );
    });
  }

  realtime.on('notification', (one) => {
    if (!wanted || one.mark === 'archived') return;
    const all = merged(known(), [one]);
    // A page that stays open does not grow for ever: what nobody asked for is let go, and `more` brings it back.
    const notifications = all.slice(0, Math.max(leastKept, asked));
    const dropped = notifications.length < all.length;
    if (dropped) cursor = String(notifications.at(-1)?.seq);
    store.set({ notifications, ...(dropped && { hasMore: true }) });
  });
  realtime.on('marked', (marked) => {
    frames = [...frames, marked].slice(-mostFrames);
    if (wanted && marked.mark !== 'archived' && namesOthers(store.getSnapshot(), marked)) refresh();
    else store.set({ notifications: withMarks(known(), marked) });
  });
  realtime.on('marksMissed', () => {
    if (wanted) refresh();
  });
  realtime.on('reset', () => {
    frames = [];
    asked = 0;
    store.set({ notifications: [], hasMore: false });
    if (wanted) void load();
  });
  realtime.on('connection', (state) => {
    // Signed out: the next user is shown nothing of this one's.
    if (state !== 'closed') return;
    turn += 1;
    frames = [];
    asked = 0;
    store.set(empty);
  });

  return {
    getSnapshot: store.getSnapshot,
    subscribe(listener) {
      const end = store.subscribe(listener);
      if (!wanted) void load();
      return end;
    },
    load,
    more: () =>
      cursor === undefined
        ? Promise.resolve()
        : read(async () => {
            const page = await fetchPage(cursor);
            cursor = page.nextCursor;
            return merged(known(), upToDate(page));
          }, true),
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

const isIn = (seq: number, { seqs }: Marked) => seqs.some(([first, last]) => first <= seq && seq <= last);

const withMarks = (known: readonly Notification[], marked: Marked): readonly Notification[] =>
  known
    .map((one) => (isIn(one.seq, marked) ? { ...one, mark: marked.mark } : one))
    .filter(({ mark }) => mark !== 'archived');

/** Whether notifications come back that are not shown: they were archived. */
function namesOthers({ notifications, hasMore }: InboxSnapshot, marked: Marked): boolean {
  const oldest = hasMore ? (notifications.at(-1)?.seq ?? 0) : 1;
  const named = marked.seqs.reduce(
    (sum, [first, last]) => sum + Math.max(0, last - Math.max(first, oldest) + 1),
    0,
  );
  return notifications.filter(({ seq }) => isIn(seq, marked)).length < named;
}
