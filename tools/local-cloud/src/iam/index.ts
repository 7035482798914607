export { createIam, type Iam } from './iam.ts';
export { resourceTypes } from './resource-types.ts';
