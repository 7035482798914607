/** How many users did the same on one day (UTC), in one shard: the number is the sum of all shards. */
export interface SharedCounter {
  readonly day: string;
  /** `method`, `referral`, `plan` */
  readonly of: string;
  readonly value: string;
  readonly users?: number;
}
