/** A user's day (UTC). Counters: absent is 0. Beside these, `type:<contentType>` counts the pieces of each type. */
export interface AnalyticsDay {
  /** `2026-11-23` */
  readonly day: string;
  readonly contents?: number;
  readonly updates?: number;
  readonly publications?: number;
  readonly tokens?: number;
  /** Milliseconds, all generations together. */
  readonly generationTime?: number;
  readonly [typeCounter: `type:${string}`]: number;
}

/** A user's day on one channel. */
export interface ChannelDay {
  readonly day: string;
  readonly channel: string;
  readonly publications?: number;
}

/** The UTC day of an ISO 8601 time. */
export const dayOf = (timestamp: string): string => timestamp.slice(0, 10);
