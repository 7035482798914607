import { ContentGenerationRequested } from '@bayon/event-contracts';
import { get, put, rule } from '@bayon/publisher/rule';
import type { Job } from '../library/job.ts';
import { keys } from '../library/keys.ts';
import { labelOf } from '../library/labels.ts';
import { monthWrites } from '../library/month-writes.ts';

/** A piece is asked for: its job can be looked up from now on. The generator takes the same event from its own queue. */
export const contentGenerationRequestedRule = rule(ContentGenerationRequested, {
  load: ({ detail: { userId, jobId } }) => ({ job: get(keys.job(userId, jobId)) }),
  decide: ({ detail: { userId, jobId, contentId, contentType, timestamp } }, { job }) => {
    const requested: Job = {
      jobId,
      jobType: 'content-generation',
      status: 'requested',
      progress: 0,
      message: `Your ${labelOf[contentType]} is in the queue.`,
      updatedAt: timestamp,
      // The generator may have been faster.
      ...job,
      contentId,
      requestedAt: timestamp,
    };
    return {
      writes: [put(keys.job(userId, jobId), requested), ...monthWrites(userId, job, requested)],
      events: [],
    };
  },
});
