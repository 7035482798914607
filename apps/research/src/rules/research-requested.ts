import { ResearchRequested } from '@bayon/event-contracts';
import { get, put, rule } from '@bayon/publisher/rule';
import { asked } from '../notebook/job.ts';
import { keys, queryIndex } from '../notebook/keys.ts';
import { usageWrites } from '../notebook/usage-writes.ts';
import { earliest } from '../notebook/version.ts';

/** A question is asked: it and its job can be looked up from now on, and it counts in its month. The worker takes the
 *  same event from its own queue. */
export const researchRequestedRule = rule(ResearchRequested, {
  load: ({ detail: { userId, queryId, jobId } }) => ({
    known: get(keys.query(userId, queryId)),
    job: get(keys.job(userId, jobId)),
  }),
  decide: ({ detail: { userId, queryId, jobId, query, timestamp } }, { known, job }) => {
    const message = 'Your question is in the queue.';
    const after = asked(job, { jobId, jobType: 'research', message, queryId }, timestamp);
    const createdAt = earliest(known?.createdAt, timestamp);
    return {
      writes: [
        put(
          keys.query(userId, queryId),
          { ...known, queryId, query: known?.query ?? query, jobId, createdAt },
          { index: queryIndex(userId, createdAt, queryId) },
        ),
        put(keys.job(userId, jobId), after),
        ...usageWrites(userId, job, after),
      ],
      events: [],
    };
  },
});
