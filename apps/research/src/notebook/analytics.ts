/** A user's day (UTC). Counters: absent is 0. Beside these, `report:<type>` counts the reports of each type. */
export interface AnalyticsDay {
  /** `2026-11-23` */
  readonly day: string;
  /** Questions answered. */
  readonly queries?: number;
  readonly sources?: number;
  readonly reports?: number;
  readonly knowledgeAdded?: number;
  readonly knowledgeUpdated?: number;
  readonly knowledgeDeleted?: number;
  readonly [typeCounter: `report:${string}`]: number;
}

/** The UTC day of an ISO 8601 time. */
export const dayOf = (timestamp: string): string => timestamp.slice(0, 10);
