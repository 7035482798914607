import { add, type Write } from '@bayon/publisher/rule';
import { keys } from './keys.ts';

/** Counts a user in on a day (UTC): `method`, `referral` or `plan`, and which. */
export function countOne(userId: string, timestamp: string, of: string, value: string): Write {
  const counter = { day: timestamp.slice(0, 10), of, value: value.toLowerCase() };
  return add(keys.sharedCounter(userId, counter), { users: 1 }, { set: counter });
}
