import { type Backoff, backoff } from '../backoff.ts';
import { claimsOf, type TokenSource } from '../token.ts';
import { type Connection, openConnection, type SocketConstructor } from './connection.ts';
import type { Message } from './frames.ts';
import { waitAskedBy } from './limited.ts';
import { createRenewal } from './renewal.ts';
import type { Position } from './sequence.ts';

/**
 * `closed` until `connect`, and after `close`; `connecting`; `connected`; `waiting` for the next try; `offline` as the
 * browser says; `refused`: the token is not accepted, or the user has ended this connection on another device, and only
 * another `connect` tries again.
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
  /** How long an answer may take before a connection counts as dead; with each try opening one may take longer. */
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
  /** What this device calls itself. */
  readonly device: string;
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

const hasEnded = (token: string): boolean => (claimsOf(token).expiresAt ?? Infinity) <= Date.now();

/** So many times the usual patience has at most who tries again. */
const mostPatient = 4;

/** Each so many failed handshakes the API is asked whether it is the token's fault. */
const askEvery = 3;

export function createLink(options: LinkOptions): Link {
  const { url, device, token, WebSocket, timing, position, isAccepted, isOnline, onMessage, onState } =
    options;
  let state: ConnectionState = 'closed';
  /** The connection in use. While the next one is opened, and shortly after, there is another. */
  let current: Connection | undefined;
  const open = new Set<Connection>();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  /** Rises whenever all is dropped, so that what was begun before is known as such. */
  let turn = 0;
  let attempt = 0;
  /** Before that the server does not want to be asked again. Epoch milliseconds. */
  let notBefore = 0;
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

  /**
   * One that has ended is shown to nobody: the handshake would fail, again and again, without a reason.
   *
   * @returns undefined where the application has none, or could not get one
   */
  const tokenNow = async (): Promise<string | undefined> => {
    try {
      const known = renew ? undefined : await token();
      return known !== undefined && !hasEnded(known) ? known : await token({ renew: true });
    } catch {
      return undefined;
    }
  };

  /** @param replaces the connection that goes on meanwhile. Any other of this device is lost, and the server ends it */
  function start(
    shown: string,
    replaces: Connection | undefined,
    onResumed: (at: number) => void,
    onEnd: (opened: boolean) => void,
  ) {
    const { connectionId } = replaces?.resumed ?? {};
    const one = openConnection({
      url: `${url}?device=${device}${connectionId ? `&replaces=${encodeURIComponent(connectionId)}` : ''}`,
      token: shown,
      WebSocket,
      position,
      heartbeat: timing.heartbeat,
      // A service that is slow after an outage would have to begin with everybody anew, and never get done.
      opening: timing.patience * Math.min(attempt + 1, mostPatient),
      patience: timing.patience,
      onMessage(message) {
        const code = message.type === 'error' ? message.code : '';
        notBefore = Math.max(notBefore, Date.now() + (waitAskedBy(message) ?? 0));
        if (code === 'signed_out') {
          // Coming back by itself would undo what the user has just done on another device.
          drop();
          become('refused');
        } else if (code !== 'token_expired') onMessage(message);
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
      undefined,
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
    after(Math.max(backoff(timing.retries, attempt), notBefore - Date.now()), tryNow);
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
      old,
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
      if (state === 'waiting' || state === 'offline') (Date.now() < notBefore ? tryLater : tryNow)();
      else if (state === 'connected' && !isOnline()) {
        drop();
        become('offline');
      }
    },
  };
}
