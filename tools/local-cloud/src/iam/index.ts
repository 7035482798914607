export { createIam, type Iam } from './iam.ts';
export { isAllowed, statementsOf } from './policy.ts';
export { deliveryRefusal } from './queue-policy.ts';
export { resourceTypes } from './resource-types.ts';
export { UnknownPolicy } from './unknown-policy.ts';
