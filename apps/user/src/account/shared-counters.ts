import { add, type Write } from '@bayon/publisher/rule';
import { keys } from './keys.ts';

/** How many users did the same on one day (UTC), in one shard: the number is the sum of all shards. */
export interface SharedCounter {
  readonly day: string;
  /** `method`, `referral`, `plan` */
  readonly of: string;
  readonly value: string;
  readonly users?: number;
}

/** Counts a user in on a day (UTC): `method`, `referral` or `plan`, and which. */
export function countOne(userId: string, timestamp: string, of: string, value: string): Write {
  const counter = { day: timestamp.slice(0, 10), of, value: value.toLowerCase() };
  return add(keys.sharedCounter(userId, counter), { users: 1 }, { set: counter });
}
