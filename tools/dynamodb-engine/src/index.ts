export { callDynamoDb, DynamoDbError } from './call.ts';
export { createTables, TableMismatch } from './create-tables.ts';
export { EngineFailed, startDynamoDbEngine, type DynamoDbEngine, type EngineOptions } from './engine.ts';
export { EngineMissing } from './binary.ts';
export type { TableProperties } from './table.ts';
