import type { Message } from '@bayon/publisher';
import { isDigestDue, isMarks, isNotification, isProgress } from '../rules/deliver-to-user.ts';

/** Whom a message concerns, each user once. */
export function recipientsOf({ event }: Pick<Message, 'event'>): readonly string[] {
  if (isProgress(event) || isMarks(event) || isDigestDue(event)) return [event.detail.userId];
  if (!isNotification(event)) return [];
  const { userId, userIds = [] } = event.detail;
  return userId === undefined ? [...new Set(userIds)] : [userId];
}
