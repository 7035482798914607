/** A sharing to be made: the scheduler publishes Report Sharing Due when it is time. */
export interface DueSharing {
  readonly userId: string;
  readonly reportId: string;
  /** Where it is still to be shared. */
  readonly channels: readonly string[];
  /** ISO 8601 UTC */
  readonly dueAt: string;
}

/**
 * A report delivered on one channel: an outbox record, which whoever operates the channel's sender takes up. There is
 * one for each report and channel, however often sharing was scheduled.
 */
export interface Delivery {
  readonly reportId: string;
  readonly channel: string;
  /** ISO 8601 UTC: when it was first due. */
  readonly dueAt: string;
  readonly deliveredAt: string;
}
