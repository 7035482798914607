import { ReportSharingDue, ReportSharingScheduled } from '@bayon/event-contracts';
import { get, type GetRead, put, remove, rule, type Write } from '@bayon/publisher/rule';
import { dueIndex, keys } from '../notebook/keys.ts';
import { sharedTo, type SharingPreferences } from '../notebook/preferences.ts';
import type { Delivery, DueSharing } from '../notebook/sharing.ts';
import { earliest } from '../notebook/version.ts';

/**
 * A report is to be shared: the scheduler finds it when it is due. Where it is delivered already it is not again. What
 * follows from preferences is decided by those of the report's time that are known by now: of several schedulings each
 * corrects the others, in any order, for as long as nothing has gone out.
 */
export const reportSharingScheduledRule = rule(ReportSharingScheduled, {
  load: ({ detail: { userId, reportId, shareChannels, shareAt } }): SharingReads & PreferencesRead => ({
    ...sharingReads(userId, reportId, shareChannels, shareAt),
    preferences: get(keys.preferences(userId)),
  }),
  decide: ({ detail: { userId, reportId, shareChannels, shareAt, madeAt } }, state) => {
    const wanted = madeAt === undefined ? shareChannels : sharedTo(state.preferences, madeAt);
    return {
      writes: [
        dueWrite(userId, reportId, shareAt, [
          ...(state.due?.channels ?? []).filter((channel) => !shareChannels.includes(channel)),
          ...shareChannels.filter(
            (channel) => wanted.includes(channel) && state[deliveryOn(channel)] === undefined,
          ),
        ]),
      ],
      events: [],
    };
  },
});

/** It is due: a delivery for each channel that has none yet. What is struck off is these channels and no others. */
export const reportSharingDueRule = rule(ReportSharingDue, {
  load: ({ detail: { userId, reportId, shareChannels, dueAt } }) =>
    sharingReads(userId, reportId, shareChannels, dueAt),
  decide: ({ detail }, state) => {
    const { userId, reportId, shareChannels, dueAt, timestamp } = detail;
    return {
      writes: [
        dueWrite(
          userId,
          reportId,
          dueAt,
          (state.due?.channels ?? []).filter((channel) => !shareChannels.includes(channel)),
        ),
        ...[...new Set(shareChannels)].map((channel) => {
          const before = state[deliveryOn(channel)];
          return put(keys.delivery(userId, reportId, channel), {
            reportId,
            channel,
            dueAt: earliest(before?.dueAt, dueAt),
            deliveredAt: earliest(before?.deliveredAt, timestamp),
          });
        }),
      ],
      events: [],
    };
  },
});

const deliveryOn = (channel: string) => `delivery:${channel}` as const;

type PreferencesRead = Readonly<Record<'preferences', GetRead<SharingPreferences>>>;
type SharingReads = Readonly<Record<'due', GetRead<DueSharing>>> &
  Readonly<Record<ReturnType<typeof deliveryOn>, GetRead<Delivery>>>;

const sharingReads = (userId: string, reportId: string, channels: readonly string[], dueAt: string) =>
  ({
    due: get(keys.dueSharing(userId, reportId, dueAt)),
    ...Object.fromEntries(
      channels.map((channel) => [deliveryOn(channel), get(keys.delivery(userId, reportId, channel))]),
    ),
  }) as SharingReads;

function dueWrite(userId: string, reportId: string, dueAt: string, channels: readonly string[]): Write {
  const key = keys.dueSharing(userId, reportId, dueAt);
  const distinct = [...new Set(channels)].sort();
  return distinct.length === 0
    ? remove(key)
    : put(key, { userId, reportId, channels: distinct, dueAt }, { index: dueIndex(userId, reportId, dueAt) });
}
