import {
  type DetailOf,
  type DomainEvent,
  type EventDraft,
  jobProgressUpdate,
  realTimeNotification,
  ReportGenerated,
} from '@bayon/event-contracts';
import { add, get, put, rule } from '@bayon/publisher/rule';
import { beginningOf } from '../beginning-of.ts';
import { dayOf } from '../notebook/analytics.ts';
import { keys, reportIndex } from '../notebook/keys.ts';
import { sharedTo, withMade } from '../notebook/preferences.ts';
import { type Report, reportLabels } from '../notebook/report.ts';
import { scheduled } from '../notebook/sharing.ts';
import { earliest, isNewer, versionOf } from '../notebook/version.ts';

type Generated = DomainEvent<DetailOf<typeof ReportGenerated>>;

/** A report is made: into the library with it, and on to its sharing where the user's preferences of then say so. */
export const reportGeneratedRule = rule(ReportGenerated, {
  load: ({ detail: { userId, reportId } }) => ({
    known: get(keys.report(userId, reportId)),
    preferences: get(keys.preferences(userId)),
  }),
  decide: (event, { known, preferences }) => {
    const { userId, reportId, reportType, timestamp } = event.detail;
    const report = made(event, known);
    const day = dayOf(timestamp);
    return {
      writes: [
        put(keys.report(userId, reportId), report, {
          index: reportIndex(userId, report.createdAt, reportId),
        }),
        put(keys.preferences(userId), withMade(preferences, { reportId, from: versionOf(event) })),
        add(keys.analyticsDay(userId, day), { reports: 1, [`report:${reportType}`]: 1 }, { set: { day } }),
      ],
      events: followUps(event, sharedTo(preferences, timestamp)),
    };
  },
});

function made(event: Generated, known: Report | undefined): Report {
  const { reportId, reportType, title, reportData, timestamp } = event.detail;
  const from = versionOf(event);
  return {
    reportId,
    reportType,
    ...known,
    createdAt: earliest(known?.createdAt, timestamp),
    ...(isNewer(from, known?.made?.from) && { reportType, made: { title, reportData, from } }),
  };
}

function followUps({ detail }: Generated, shareChannels: string[]): EventDraft[] {
  const { userId, reportId, reportType, title, jobId, timestamp } = detail;
  const message = `Your ${reportLabels[reportType]} “${beginningOf(title, 300)}” is ready.`;
  return [
    realTimeNotification({
      userId,
      type: 'report_generated',
      message,
      data: { reportId, reportType, ...(jobId !== undefined && { jobId }) },
      severity: 'success',
    }),
    // Only now is the job done: whoever sees 100 % finds the report.
    ...(jobId === undefined
      ? []
      : [
          jobProgressUpdate({
            userId,
            jobId,
            jobType: 'report',
            progress: 100,
            status: 'completed',
            message,
            estimatedTimeRemaining: 0,
          }),
        ]),
    ...scheduled(userId, reportId, timestamp, shareChannels),
  ];
}
