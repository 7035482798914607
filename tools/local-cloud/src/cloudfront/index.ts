export { createDistribution } from './distribution.ts';
export { resourceTypes } from './resource-types.ts';
