import { type Backoff, backoff } from '../backoff.ts';
import type { TokenSource } from '../token.ts';
import { type Connection, openConnection, type SocketConstructor } from './connection.ts';
import type { Message } from './frames.ts';
import { createRenewal } from './renewal.ts';
import type { Position } from './sequence.ts';

/**
 * `closed` until `connect`, and after `close`; `connecting`; `connected`; `waiting` for the next try; `offline` as the
 * browser says; `refused`: the token is not accepted, and only another `connect` tries again.
 */
export type ConnectionState = 'closed' | 'connecting' | 'connected' | 'waiting' | 'offline' | 'refused';

/** Keeps one connection open for as long as it is wanted. */
export interface Link {
  connect(): void;
  close(): void;
  /** Something changed for the better (online again, shown again): do not wait any longer. */
  hurry(): void;
}

export interface Timing {
  /** How often a sign of life is asked for: 25 s to 4 min (API Gateway ends a connection after 10 idle minutes). */
  readonly heartbeat: number;
  /** How long an answer may take before a connection counts as dead. */
  readonly patience: number;
  /** When the next connection is opened, before API Gateway ends this one after two hours. */
  readonly oldest: number;
  /** How long both are open. */
  readonly overlap: number;
  /** The waits between tries. */
  readonly retries: Backoff;
  /** A connection that lasted so long was a good one: the next wait is the first again. */
  readonly settled: number;
}

/** Milliseconds. */
export const usualTiming: Timing = {
  heartbeat: 30_000,
  patience: 10_000,
  oldest: 110 * 60_000,
  overlap: 3_000,
  retries: { first: 2_000, most: 20_000 },
  settled: 10_000,
};

export interface LinkOptions {
  readonly url: string;
  readonly token: TokenSource;
  readonly WebSocket: SocketConstructor;
  readonly timing: Timing;
  readonly position: () => Position | undefined;
  /** Whether a token is accepted, where a handshake failed: a browser does not say why. Rejects if nobody answers. */
  readonly isAccepted: () => Promise<boolean>;
  readonly isOnline: () => boolean;
  readonly onMessage: (message: Message) => void;
  readonly onState: (state: ConnectionState) => void;
}

/** Each so many failed handshakes the API is asked whether it is the token's fault. */
const askEvery = 3;

export function createLink(options: LinkOptions): Link {
  const { url, token, WebSocket, timing, position, isAccepted, isOnline, onMessage, onState } = options;
  let state: ConnectionState = 'closed';
  /** The connection in use. While the next one is opened, and shortly after, there is another. */
  let current: Connection | undefined;
  const open = new Set<Connection>();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  /** Rises whenever all is dropped, so that what was begun before is known as such. */
  let turn = 0;
  let attempt = 0;
  let renew = false;
  const renewal = createRenewal(token, (next) => current?.refresh(next));

  const become = (next: ConnectionState) => {
    if (state === next) return;
    state = next;
    onState(next);
  };
  const after = (milliseconds: number, act: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, milliseconds);
    timers.add(timer);
  };
  const drop = () => {
    turn += 1;
    timers.forEach((timer) => clearTimeout(timer));
    timers.clear();
    renewal.stop();
    open.forEach((one) => one.close());
    open.clear();
    current = undefined;
  };

  /** @returns undefined where the application has none, or could not get one */
  const tokenNow = async (): Promise<string | undefined> => {
    try {
      return await token(renew ? { renew } : undefined);
    } catch {
      return undefined;
    }
  };

  function start(
    shown: string,
    query: string,
    onResumed: (at: number) => void,
    onEnd: (opened: boolean) => void,
  ) {
    const one = openConnection({
      url: url + query,
      token: shown,
      WebSocket,
      position: position(),
      heartbeat: timing.heartbeat,
      patience: timing.patience,
      onMessage(message) {
        const hasEnded = message.type === 'error' && message.code === 'token_expired';
        if (!hasEnded) onMessage(message);
        else if (one === current) {
          renew = true;
          tryNow();
        }
      },
      onResumed() {
        current = one;
        renewal.watch(shown);
        after(timing.oldest * (0.9 + Math.random() / 10), () => void succeed(one, turn));
        onResumed(Date.now());
      },
      onEnd(opened) {
        open.delete(one);
        onEnd(opened);
      },
    });
    open.add(one);
    return one;
  }

  function tryNow(): void {
    drop();
    if (!isOnline()) {
      become('offline');
      return;
    }
    become('connecting');
    void tryOnce(turn);
  }

  async function tryOnce(mine: number): Promise<void> {
    const shown = await tokenNow();
    if (mine !== turn) return;
    if (shown === undefined) {
      tryLater();
      return;
    }
    let since = Infinity;
    const one = start(
      shown,
      '',
      (at) => {
        since = at;
        renew = false;
        become('connected');
      },
      (opened) => {
        if (Date.now() - since >= timing.settled) attempt = 0;
        // Its successor is in use already: this was its planned end.
        if (current !== undefined && current !== one) return;
        if (opened) tryLater();
        else void askWhy(mine);
      },
    );
  }

  /** A handshake failed, and a browser does not say why: is it the token? */
  async function askWhy(mine: number): Promise<void> {
    if (attempt % askEvery === 0) {
      // Where nobody answers at all, it is not the token.
      const accepted = await isAccepted().catch(() => true);
      if (mine !== turn) return;
      if (!accepted) {
        drop();
        become('refused');
        return;
      }
    }
    tryLater();
  }

  function tryLater(): void {
    drop();
    if (!isOnline()) {
      become('offline');
      return;
    }
    become('waiting');
    attempt += 1;
    after(backoff(timing.retries, attempt), tryNow);
  }

  /** Opens the next connection while this one still works; both are read until the old one is closed. */
  async function succeed(old: Connection, mine: number): Promise<void> {
    const shown = await tokenNow();
    if (mine !== turn || old !== current) return;
    const later = () => after(backoff(timing.retries, attempt + 3), () => void succeed(old, mine));
    if (shown === undefined) {
      later();
      return;
    }
    const next = start(
      shown,
      `?replaces=${encodeURIComponent(old.resumed?.connectionId ?? '')}`,
      () => {
        attempt = 0;
        after(timing.overlap, () => {
          old.close();
          open.delete(old);
        });
      },
      () => {
        if (current === next) tryLater();
        else if (current === old) later();
      },
    );
  }

  return {
    connect() {
      if (state !== 'closed' && state !== 'refused') return;
      attempt = 0;
      renew = state === 'refused';
      tryNow();
    },
    close() {
      drop();
      become('closed');
    },
    hurry() {
      if (state === 'waiting' || state === 'offline') tryNow();
      else if (state === 'connected' && !isOnline()) {
        drop();
        become('offline');
      }
    },
  };
}
