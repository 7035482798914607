import { TaskCompleted } from '@bayon/event-contracts';
import { get, nothing, rule } from '@bayon/publisher/rule';
import { keys } from '../account/keys.ts';
import { taskWrite } from '../account/task-write.ts';

/** A task is done; the first time counts. Before the task itself is known, that is kept for it. */
export const taskCompletedRule = rule(TaskCompleted, {
  load: ({ detail: { userId, taskId } }) => ({ task: get(keys.task(userId, taskId)) }),
  decide: ({ detail: { userId, taskId, timestamp } }, { task }) =>
    task?.completedAt !== undefined && task.completedAt <= timestamp
      ? nothing
      : { writes: [taskWrite(userId, { ...task, taskId, completedAt: timestamp })], events: [] },
});
