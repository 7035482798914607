import type { Message } from '@bayon/publisher';
import { isNotification, isProgress } from '../rules/deliver-to-user.ts';

/** Whom a message concerns, each user once. */
export function recipientsOf({ event }: Pick<Message, 'event'>): readonly string[] {
  if (isProgress(event)) return [event.detail.userId];
  if (!isNotification(event)) return [];
  const { userId, userIds = [] } = event.detail;
  return userId === undefined ? [...new Set(userIds)] : [userId];
}
