export { createIam, type Iam } from './iam.ts';
export { deliveryRefusal } from './queue-policy.ts';
export { resourceTypes } from './resource-types.ts';
