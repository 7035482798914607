/** What happened, as an entry of the user's log. */
export interface Notification {
  /** Its place in the log: 1, 2, 3, … without a gap. */
  readonly seq: number;
  readonly id: string;
  /** `content_generated`, `trend_alert`, … */
  readonly event: string;
  readonly message: string;
  readonly data: unknown;
  /** The data hold only ids: the whole was too large for a frame. */
  readonly truncated?: boolean;
  readonly severity: 'info' | 'success' | 'warning' | 'critical';
  /** ISO 8601, UTC. */
  readonly timestamp: string;
  /** Absent in most frames: what is new is unread. */
  readonly mark?: Mark;
}

export type Mark = 'read' | 'unread' | 'archived';

/** How far a job is. */
export interface Progress {
  readonly jobId: string;
  readonly jobType: string;
  /** 0 to 100. */
  readonly progress: number;
  readonly status: 'started' | 'processing' | 'completed' | 'failed';
  readonly message: string;
  /** Seconds. */
  readonly estimatedTimeRemaining?: number;
  /** ISO 8601, UTC. */
  readonly timestamp: string;
}

/** How far the log is. A `seq` means something only in its `log`. */
export interface LogStatus {
  readonly log: string;
  readonly lastSeq: number;
  /** How many of those up to `lastSeq` are unread. Absent where the server does not count. */
  readonly unread?: number | undefined;
  /** How many changes of marks there were. Absent where the server keeps none. */
  readonly marks?: number | undefined;
}

/** Some notifications were marked, on this device or another. */
export interface Marked extends LogStatus {
  readonly mark: Mark;
  /** From the first `seq` to the last, both marked. */
  readonly seqs: readonly (readonly [first: number, last: number])[];
  /** ISO 8601, UTC. */
  readonly timestamp: string;
}

/** The end of what a `resume` asked for. */
export interface Resumed extends LogStatus {
  readonly connectionId: string;
  readonly from: number;
  /** The last `seq` that came in frames; what is left up to `lastSeq` the API has. */
  readonly to: number;
  /** False where the log does not reach back to what was asked for: begin with a fresh snapshot. */
  readonly recovered: boolean;
}

/** One message of the server (docs: apps/realtime/README.md and its AsyncAPI document). */
export type Message =
  | ({ readonly type: 'notification' } & Notification)
  | ({ readonly type: 'progress' } & Progress)
  | ({ readonly type: 'marked' } & Marked)
  | ({ readonly type: 'pong' } & LogStatus)
  | ({ readonly type: 'resumed' } & Resumed)
  | { readonly type: 'refreshed'; readonly expiresAt: string }
  | { readonly type: 'error'; readonly code: string; readonly message: string; readonly retryAfter?: number };

/** The messages of a frame, batches taken apart. What is no frame, or of a type from the future, is passed over. */
export function messagesIn(data: unknown): readonly Message[] {
  if (typeof data !== 'string') return [];
  try {
    const frame = JSON.parse(data) as
      Message | { readonly type: 'batch'; readonly messages: readonly Message[] };
    return frame.type === 'batch' ? frame.messages : [frame];
  } catch {
    return [];
  }
}
