import { ImmediateActionRequired } from '@bayon/event-contracts';
import { get, nothing, rule } from '@bayon/publisher/rule';
import { keys } from '../account/keys.ts';
import { taskWrite } from '../account/task-write.ts';
import { isNewer, versionOf } from '../account/version.ts';

/** An alert asks for something to be done: a task, one for each alert. */
export const immediateActionRequiredRule = rule(ImmediateActionRequired, {
  load: ({ detail: { userId, alertId } }) => ({ task: get(keys.task(userId, alertId)) }),
  decide: (event, { task }) => {
    const { userId, alertId, alertType, action, priority } = event.detail;
    const from = versionOf(event);
    if (!isNewer(from, task?.demand?.from)) return nothing;
    const demand = { alertType, action, priority, from };
    return { writes: [taskWrite(userId, { ...task, taskId: alertId, demand })], events: [] };
  },
});
