import { type EventDraft, reportSharingScheduled } from '@bayon/event-contracts';

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

/** A report that its user wants shared goes out so much later: time to look at it first. Milliseconds. */
const shareAfter = 5 * 60 * 1_000;

/** What the contract takes. */
export const maxChannelsAtOnce = 20;

/** The sharing of a report on some channels is decided, or decided anew, by what was preferred when it was made. */
export const scheduled = (
  userId: string,
  reportId: string,
  madeAt: string,
  channels: readonly string[],
): EventDraft[] =>
  Array.from({ length: Math.ceil(channels.length / maxChannelsAtOnce) }, (_, place) =>
    reportSharingScheduled({
      userId,
      reportId,
      shareChannels: channels.slice(place * maxChannelsAtOnce, (place + 1) * maxChannelsAtOnce),
      shareAt: new Date(Date.parse(madeAt) + shareAfter).toISOString(),
      madeAt,
    }),
  );
