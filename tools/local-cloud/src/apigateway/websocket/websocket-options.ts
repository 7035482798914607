import type { FunctionInvoker, LocalAccount, Log, Resource } from '../../ports.ts';

/** API Gateway's times for a connection, in milliseconds. Others than the defaults are for tests. */
export interface ConnectionLimits {
  /** 10 minutes without a message in either direction. */
  readonly idleMs: number;
  /** 2 hours, whatever happens on the connection. */
  readonly maxDurationMs: number;
  /** How long a stop waits for closing handshakes and `$disconnect`. */
  readonly stopMs: number;
}

/** What the WebSocket APIs stand on. */
export interface WebSocketOptions {
  readonly resources: readonly Resource[];
  readonly account: LocalAccount;
  readonly functions: FunctionInvoker;
  readonly log: Log;
  readonly now: () => number;
  readonly limits: ConnectionLimits;
}
