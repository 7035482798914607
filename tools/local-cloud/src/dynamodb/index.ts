export { createDynamoDb, type DynamoDb } from './dynamodb.ts';
export { resourceTypes } from './resource-types.ts';
