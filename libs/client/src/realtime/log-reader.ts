import { type Backoff, backoff } from '../backoff.ts';
import type { LogStatus, Marked, Message, Notification } from './frames.ts';
import type { Memory } from './memory.ts';
import { createSequence, type Position } from './sequence.ts';

/** A page of the log, ascending. */
export interface LogPage extends LogStatus {
  readonly notifications: readonly Notification[];
  /** `after` of the next page. Absent on the last. */
  readonly nextAfter?: number | undefined;
}

/** Hands on every entry of the log once and in order, whatever comes in frames and whatever does not. */
export interface LogReader {
  readonly position: Position | undefined;
  /** How many notifications are unread, by the last count that came and what came after it. */
  readonly unread: number;
  /** How many changes of marks are known; undefined until the server has told. */
  readonly marks: number | undefined;
  take(message: Message): void;
  stop(): void;
}

export interface LogReaderOptions {
  /** Asks the API for what follows a `seq`. */
  readonly fetchAfter: (seq: number, signal: AbortSignal) => Promise<LogPage>;
  readonly memory: Memory;
  readonly onNotification: (notification: Notification) => void;
  /** The log does not reach back to where this client was, or it is another: what is known of it is void. */
  readonly onReset: (status: LogStatus) => void;
  readonly onMarked: (marked: Marked) => void;
  /** Marks changed, and what exactly was not told: what is shown of them is to be loaded anew. */
  readonly onMarksMissed: () => void;
  /** The unread count may have changed. */
  readonly onCount: () => void;
  /** Frames of concurrent deliveries may cross: how long a gap may heal by itself. Milliseconds. */
  readonly gapPatience?: number;
  readonly retries?: Backoff;
}

/** The last count that came. */
interface Counted {
  /** Of the entries up to this `seq`. */
  readonly at: number;
  readonly unread: number;
  readonly marks?: number | undefined;
}

const isBefore = (marks: number | undefined, known: number | undefined): boolean =>
  marks !== undefined && known !== undefined && marks < known;

export function createLogReader(options: LogReaderOptions): LogReader {
  const { fetchAfter, memory, onNotification, onReset, onMarked, onMarksMissed, onCount } = options;
  const { gapPatience = 400, retries = { first: 1_000, most: 20_000 } } = options;
  const sequence = createSequence(memory.load());
  const stopped = new AbortController();
  let counted: Counted = { at: 0, unread: 0 };
  let since = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let filling = false;
  let failures = 0;

  const handOn = (entries: readonly Notification[]) => {
    for (const one of entries) {
      if (one.seq > counted.at && (one.mark ?? 'unread') === 'unread') since += 1;
      onNotification(one);
    }
    // Behind what was handed on: a reload in between tells again rather than not at all.
    if (sequence.position && entries.length > 0) memory.save(sequence.position);
  };

  /** @param frame tells what was marked, where that is what brought the count */
  const count = ({ lastSeq, unread, marks }: LogStatus, frame?: Marked) => {
    const { at, marks: known } = counted;
    if (unread === undefined || lastSeq < at || isBefore(marks, known)) return;
    // What was handed on beyond `lastSeq` came after this count.
    const beyond = Math.max(0, (sequence.position?.seq ?? 0) - lastSeq);
    counted = { at: lastSeq, unread, marks };
    since = Math.min(since, beyond);
    onCount();
    if (marks === undefined || known === undefined || marks === known) return;
    if (frame && marks === known + 1) onMarked(frame);
    else onMarksMissed();
  };

  const begin = (status: LogStatus) => {
    counted = { at: status.lastSeq, unread: status.unread ?? 0, marks: status.marks };
    since = 0;
    const position = { log: status.log, seq: status.lastSeq };
    const entries = sequence.begin(position);
    memory.save(position);
    onReset(status);
    handOn(entries);
    onCount();
  };

  const isBehind = (lastSeq: number) => lastSeq > (sequence.position?.seq ?? 0);

  /** Compares with what the server knows. */
  const compare = (status: LogStatus, patience: number) => {
    if (!sequence.isOf(status.log)) {
      begin(status);
      return;
    }
    count(status);
    if (isBehind(status.lastSeq) || sequence.hasGap) fillIn(patience);
  };

  const fillIn = (milliseconds: number) => {
    if (filling || timer !== undefined || stopped.signal.aborted) return;
    timer = setTimeout(() => {
      timer = undefined;
      filling = true;
      void fill().then((again) => {
        filling = false;
        if (again !== undefined) fillIn(again);
      });
    }, milliseconds);
  };

  /** Fetches what is missing. @returns after how long to look again, in milliseconds, where something still is */
  async function fill(): Promise<number | undefined> {
    try {
      for (let more = true; more && sequence.position;) {
        const page = await fetchAfter(sequence.position.seq, stopped.signal);
        if (stopped.signal.aborted) return undefined;
        more = takePage(page, sequence.position);
      }
      failures = 0;
      return sequence.hasGap ? gapPatience : undefined;
    } catch {
      // Whatever it was (no network, a service that is down): what is missing stays missing until it is had.
      failures += 1;
      return backoff(retries, failures);
    }
  }

  /** @returns whether there is more to ask for */
  function takePage(page: LogPage, { seq }: Position): boolean {
    const { log } = page;
    if (!sequence.isOf(log)) {
      begin(page);
      return false;
    }
    const [first] = page.notifications;
    const reached = sequence.position?.seq ?? seq;
    if (first === undefined ? page.lastSeq > reached : first.seq > reached + 1) {
      // The log was kept for so long and no longer: what lies between is gone.
      if (first === undefined) {
        begin(page);
        return false;
      }
      onReset(page);
      handOn(sequence.begin({ log, seq: first.seq - 1 }));
    }
    handOn(sequence.offer(page.notifications));
    count(page);
    return page.nextAfter !== undefined;
  }

  return {
    get position() {
      return sequence.position;
    },
    get unread() {
      return counted.unread + since;
    },
    get marks() {
      return counted.marks;
    },
    take(message) {
      if (message.type === 'notification') {
        handOn(sequence.offer([message]));
        onCount();
        if (sequence.hasGap) fillIn(gapPatience);
      } else if (message.type === 'resumed') {
        if (message.recovered) compare(message, 0);
        else begin(message);
      } else if (message.type === 'pong') compare(message, gapPatience);
      else if (message.type === 'marked' && sequence.isOf(message.log)) count(message, message);
    },
    stop() {
      clearTimeout(timer);
      stopped.abort();
    },
  };
}
