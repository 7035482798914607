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

/**
 * Waits until all queues are empty twice in a row: an event may be on its way from one to the next.
 *
 * @param patience in milliseconds
 */
export async function drained(
  { cloud, resources }: Pick<Stage, 'cloud' | 'resources'>,
  patience = 60_000,
): Promise<{ at: number; deadLetters: number }> {
  let emptySince: number | undefined;
  let deadLetters = 0;
  const isEmpty = async () => {
    const depths = await queueDepths(cloud.awsUrl, resources);
    deadLetters = depths.deadLetters;
    const wasEmpty = emptySince !== undefined;
    emptySince = depths.inboxes === 0 ? (emptySince ?? performance.now()) : undefined;
    return wasEmpty && emptySince !== undefined;
  };
  await until('all queues empty', isEmpty, { patience });
  return { at: emptySince ?? performance.now(), deadLetters };
}
