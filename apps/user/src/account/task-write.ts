import { put, type Write } from '@bayon/publisher/rule';
import { keys, taskIndex } from './keys.ts';
import { statusOf, type Task } from './task.ts';

/** Days that a task is kept after it was done. */
const keptDays = 90;

/** Stores a task, and lists it where there is something to show. */
export const taskWrite = (userId: string, task: Task): Write =>
  put(keys.task(userId, task.taskId), task, {
    ...(task.demand && { index: taskIndex(userId, statusOf(task), task.demand.from.at, task.taskId) }),
    ...(task.completedAt !== undefined && {
      expiresAt: Math.floor(Date.parse(task.completedAt) / 1_000) + keptDays * 86_400,
    }),
  });
