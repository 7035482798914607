export { type Buckets, createBuckets } from './buckets.ts';
export { resourceTypes } from './resource-types.ts';
