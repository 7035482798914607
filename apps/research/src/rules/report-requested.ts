import { ReportRequested } from '@bayon/event-contracts';
import { get, put, rule } from '@bayon/publisher/rule';
import { asked } from '../notebook/job.ts';
import { keys, reportIndex } from '../notebook/keys.ts';
import { reportLabels } from '../notebook/report.ts';
import { earliest } from '../notebook/version.ts';

/** A report is asked for: it and its job can be looked up from now on. The worker takes the same event from its queue. */
export const reportRequestedRule = rule(ReportRequested, {
  load: ({ detail: { userId, reportId, jobId } }) => ({
    known: get(keys.report(userId, reportId)),
    job: get(keys.job(userId, jobId)),
  }),
  decide: ({ detail }, { known, job }) => {
    const { userId, reportId, jobId, reportType, queryIds, timestamp } = detail;
    const message = `Your ${reportLabels[reportType]} is in the queue.`;
    const createdAt = earliest(known?.createdAt, timestamp);
    return {
      writes: [
        put(
          keys.report(userId, reportId),
          { reportType, ...known, reportId, jobId, queryIds, createdAt },
          { index: reportIndex(userId, createdAt, reportId) },
        ),
        put(keys.job(userId, jobId), asked(job, { jobId, jobType: 'report', message, reportId }, timestamp)),
      ],
      events: [],
    };
  },
});
