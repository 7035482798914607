import { OperationFailed } from '../errors.ts';
import type { Pattern } from './bus-rule.ts';

/**
 * A rule's pattern, narrowed to one replay and, where asked for, to some detail-types and one user. EventBridge adds
 * `replay-name` to what it replays, and to nothing else: no live event ever matches.
 *
 * @throws OperationFailed where the pattern says something of the user itself
 */
export function narrowedPattern(
  pattern: Pattern,
  by: { readonly replay: string; readonly detailTypes?: readonly string[]; readonly user?: string },
): Pattern {
  const { replay, detailTypes = [], user } = by;
  const types = pattern['detail-type'];
  return {
    ...pattern,
    'replay-name': [replay],
    ...(detailTypes.length > 0 && {
      'detail-type': Array.isArray(types) ? detailTypes.filter((type) => types.includes(type)) : detailTypes,
    }),
    ...(user !== undefined && { detail: concerning(user, pattern['detail']) }),
  };
}

/** An event concerns its user, or those whom it lists; some services have a rule for each of the two. */
function concerning(user: string, detail: unknown): Pattern {
  const known = (detail ?? {}) as Pattern;
  const one = JSON.stringify(known['userId']);
  if (one === '[{"exists":true}]') return { ...known, userId: [user] };
  if (one === '[{"exists":false}]' && !('userIds' in known)) return { ...known, userIds: [user] };
  if ('$or' in known || 'userId' in known || 'userIds' in known)
    throw new OperationFailed('a rule that tells users apart itself cannot be narrowed to one user');
  return { ...known, $or: [{ userId: [user] }, { userIds: [user] }] };
}
