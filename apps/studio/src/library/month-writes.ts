import { add, type Write } from '@bayon/publisher/rule';
import { monthOf } from './access.ts';
import type { Job } from './job.ts';
import { keys } from './keys.ts';

/** A piece that was asked for counts, unless it could not be written. */
const counts = (job: Job | undefined): number =>
  job?.requestedAt !== undefined && job.status !== 'failed' ? 1 : 0;

/** Keeps the month's count in step with a job, in whatever order its request and its end arrive. */
export function monthWrites(userId: string, before: Job | undefined, after: Job): Write[] {
  const { requestedAt } = after;
  const change = counts(after) - counts(before);
  // The month is there from its first request on, counted or not: every order of arrival leaves the same.
  const isFirst = before?.requestedAt === undefined;
  if (requestedAt === undefined || (change === 0 && !isFirst)) return [];
  return [add(keys.month(userId, monthOf(requestedAt)), { requested: change })];
}
