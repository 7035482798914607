import { add, type Write } from '@bayon/publisher/rule';
import { monthOf } from './access.ts';
import type { Job } from './job.ts';
import { keys } from './keys.ts';

/**
 * Keeps a month's counter in step with one job: a question counts from when it is asked, and no longer once it has
 * failed. Only the difference is added, so whichever of the two is heard first, the sum is the same.
 */
export function usageWrites(userId: string, before: Job | undefined, after: Job): Write[] {
  const [was, is] = [countedIn(before), countedIn(after)];
  if (was !== is) {
    return [
      ...(was === undefined ? [] : [change(userId, was, -1)]),
      ...(is === undefined ? [] : [change(userId, is, 1)]),
    ];
  }
  // It failed before it was heard that it was asked: its month is opened all the same, as in any other order.
  const isNews = after.requestedAt !== undefined && before?.requestedAt === undefined;
  return isNews && after.queryId !== undefined ? [change(userId, monthOf(after.requestedAt), 0)] : [];
}

/** The month that a job counts in, if it does. */
const countedIn = (job: Job | undefined): string | undefined =>
  job?.queryId === undefined || job.requestedAt === undefined || job.status === 'failed'
    ? undefined
    : monthOf(job.requestedAt);

const change = (userId: string, month: string, amount: number): Write =>
  add(keys.usage(userId, month), { queries: amount }, { set: { month } });
