import { put, type Write } from '@bayon/publisher/rule';
import type { DetailOf, ImmediateActionRequired } from '@bayon/event-contracts';
import { keys, taskIndex } from './keys.ts';
import type { Version } from './version.ts';

export type TaskStatus = 'open' | 'done';

type Demand = Pick<DetailOf<typeof ImmediateActionRequired>, 'alertType' | 'action' | 'priority'>;

/** What a user has to do. Its two halves may come in any order; without a demand there is nothing to show yet. */
export interface Task {
  readonly taskId: string;
  readonly demand?: Demand & { readonly from: Version };
  /** ISO 8601 UTC */
  readonly completedAt?: string;
}

/** Days that a task is kept after it was done. */
const keptDays = 90;

export const statusOf = ({ completedAt }: Task): TaskStatus => (completedAt === undefined ? 'open' : 'done');

/** Stores a task, and lists it where there is something to show. */
export const taskWrite = (userId: string, task: Task): Write =>
  put(keys.task(userId, task.taskId), task, {
    ...(task.demand && { index: taskIndex(userId, statusOf(task), task.demand.from.at, task.taskId) }),
    ...(task.completedAt !== undefined && {
      expiresAt: Math.floor(Date.parse(task.completedAt) / 1_000) + keptDays * 86_400,
    }),
  });
