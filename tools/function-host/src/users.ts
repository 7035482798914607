import { randomUUID } from 'node:crypto';

type Detail = Readonly<Record<string, unknown>>;

/** The same detail about users that nothing is known of yet. */
export function forFreshUsers(detail: Detail, fresh = () => `user-${randomUUID()}`): Detail {
  const { userId, userIds } = detail;
  return {
    ...detail,
    ...(userId !== undefined && { userId: fresh() }),
    ...(Array.isArray(userIds) && { userIds: userIds.map(fresh) }),
  };
}

/** Whom an event is about. */
export const usersOf = ({ userId, userIds }: Detail): string[] =>
  Array.isArray(userIds) ? userIds.map(String) : [String(userId)];
