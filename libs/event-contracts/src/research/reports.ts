import * as z from 'zod';
import { constructorOf, defineEvent } from '../define-event.ts';
import { channel } from '../studio/channel.ts';
import { identifier, instant, line, text, userId } from '../shared/fields.ts';
import { finding } from './research.ts';

export const reportType = z.enum([
  'market-analysis',
  'buyer-guide',
  'seller-guide',
  'neighborhood',
  'summary',
]);

export const ReportRequested = defineEvent({
  sources: ['bayon.coagent.research'],
  detailType: 'Report Requested',
  version: 1,
  producers: ['research api'],
  consumers: ['research worker', 'research'],
  detail: z.object({
    userId,
    reportId: identifier,
    /** The job whose progress the user watches. */
    jobId: identifier,
    reportType,
    queryIds: z.array(identifier).min(1).max(20),
  }),
  examples: [
    {
      userId: 'ada',
      reportId: 'report-3',
      jobId: 'job-report-3',
      reportType: 'buyer-guide',
      queryIds: ['query-41', 'query-42'],
    },
  ],
});

export const reportData = z.object({
  summary: text(4_000),
  sections: z
    .array(z.object({ heading: line(200), text: text(4_000), findings: z.array(finding).max(5) }))
    .max(20),
  sources: z.array(line(500)).max(50),
});

export const ReportGenerated = defineEvent({
  sources: ['bayon.coagent.research'],
  detailType: 'Report Generated',
  version: 1,
  producers: ['research worker'],
  consumers: ['research'],
  detail: z.object({
    userId,
    reportId: identifier,
    reportType,
    title: line(300),
    reportData,
    jobId: identifier.optional(),
  }),
  examples: [
    {
      userId: 'ada',
      reportId: 'report-3',
      reportType: 'buyer-guide',
      title: 'A first-time buyer’s guide to closing in King County',
      reportData: {
        summary: 'What it costs to close, and who pays what.',
        sections: [
          {
            heading: 'Closing costs that buyers overlook',
            text: 'Title insurance, escrow and prepaid property tax.',
            findings: [
              {
                title: 'Closing cost checklist',
                snippet: 'Title insurance, escrow fee.',
                url: 'knowledge:closing-costs',
              },
            ],
          },
        ],
        sources: ['knowledge:closing-costs'],
      },
      jobId: 'job-report-3',
    },
  ],
});

export const ReportSharingScheduled = defineEvent({
  sources: ['bayon.coagent.research'],
  detailType: 'Report Sharing Scheduled',
  version: 1,
  producers: ['research'],
  consumers: ['research'],
  detail: z.object({
    userId,
    reportId: identifier,
    shareChannels: z.array(channel).min(1).max(20),
    shareAt: instant,
    /**
     * When the report was made, where its user's preferences of that moment decide: of `shareChannels` it is shared on
     * those that they named, and no longer on the others. Absent: on all of them.
     */
    madeAt: instant.optional(),
  }),
  moments: ({ madeAt }) => [['madeAt', madeAt]],
  examples: [
    { userId: 'ada', reportId: 'report-3', shareChannels: ['email'], shareAt: '2026-11-23T10:05:00.000Z' },
  ],
});

/** The scheduler's word that a sharing is due: only research's processor writes research's table. */
export const ReportSharingDue = defineEvent({
  sources: ['bayon.coagent.research'],
  detailType: 'Report Sharing Due',
  version: 1,
  producers: ['research scheduler'],
  consumers: ['research'],
  detail: z.object({
    userId,
    reportId: identifier,
    shareChannels: z.array(channel).min(1).max(20),
    /** When it was to be: the `shareAt` it was scheduled with. */
    dueAt: instant,
  }),
  examples: [
    { userId: 'ada', reportId: 'report-3', shareChannels: ['email'], dueAt: '2026-11-23T10:05:00.000Z' },
  ],
});

export const reportRequested = constructorOf(ReportRequested);
export const reportGenerated = constructorOf(ReportGenerated);
export const reportSharingScheduled = constructorOf(ReportSharingScheduled);
export const reportSharingDue = constructorOf(ReportSharingDue);
