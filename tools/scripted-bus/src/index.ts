export { type EventBridge, startEventBridge } from './event-bridge.ts';
export {
  type Answer,
  idOf,
  type Reply,
  type ScriptedBus,
  scriptedBus,
  type SentEntry,
} from './scripted-bus.ts';
