export type { Clock } from './clock.ts';
export { createEventBridge, type EventBridge, type EventBridgeOptions } from './event-bridge.ts';
export { InvalidEventPatternException } from './errors.ts';
export { fieldsOf } from './pattern/fields.ts';
export { compilePattern, matches, type CompiledPattern } from './pattern/matches.ts';
export { resourceTypes } from './resource-types.ts';
