/**
 * The parts of the local cloud, for who puts them together otherwise than `cloud.ts` does: a benchmark that records
 * what passes between them.
 */
export { createDynamoDb, type DynamoDb } from './dynamodb/index.ts';
export { AnswerLost, createEndpoint, errorResponse } from './endpoint/index.ts';
export { fieldsOf } from './eventbridge/pattern/fields.ts';
export { compilePattern } from './eventbridge/pattern/matches.ts';
export { createIam } from './iam/index.ts';
export { accessKeyIdFor, createLambda, type Lambda } from './lambda/index.ts';
export { installCode } from './lambda/function-code.ts';
export { defineFunction } from './lambda/function-definition.ts';
export { runtimeEnvironment } from './lambda/runtime-environment.ts';
export type { AwsRequest, AwsResponse, AwsService, LocalAccount, Resource } from './ports.ts';
export { resourceTypes } from './resource-types.ts';
export { createQueues } from './sqs/index.ts';
export { loadStacks, localParameters, type Stacks } from './template/index.ts';
