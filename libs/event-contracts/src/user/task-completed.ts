import * as z from 'zod';
import { constructorOf, defineEvent } from '../define-event.ts';
import { identifier, userId } from '../shared/fields.ts';

/** A user has done what was to be done. */
export const TaskCompleted = defineEvent({
  sources: ['bayon.coagent.user'],
  detailType: 'Task Completed',
  version: 1,
  producers: ['user api'],
  consumers: ['user'],
  detail: z.object({ userId, taskId: identifier }),
  examples: [{ userId: 'ada', taskId: 'alert-77' }],
});

export const taskCompleted = constructorOf(TaskCompleted);
