import type { Stage } from '../cloud/with-cloud.ts';
import { queueDepths } from './queues.ts';
import { until } from './until.ts';

/** Events that passed an inbox. */
export interface Flow {
  readonly what: string;
  readonly events: number;
  /** Until the last had its effect. */
  readonly passedMs: number;
  /** Until nothing was left anywhere. */
  readonly drainedMs: number;
  readonly deadLetters: number;
}

/** Waits until all queues are empty twice in a row: an event may be on its way from one to the next. */
export async function drained({ cloud, resources }: Stage): Promise<{ at: number; deadLetters: number }> {
  let emptySince: number | undefined;
  let deadLetters = 0;
  await until('all queues empty', async () => {
    const depths = await queueDepths(cloud.awsUrl, resources);
    deadLetters = depths.deadLetters;
    const wasEmpty = emptySince !== undefined;
    emptySince = depths.inboxes === 0 ? (emptySince ?? performance.now()) : undefined;
    return wasEmpty && emptySince !== undefined;
  });
  return { at: emptySince ?? performance.now(), deadLetters };
}
