export { startCloud, type Cloud, type CloudOptions } from './cloud.ts';
export { matches } from './eventbridge/pattern/matches.ts';
export { createLog, type LogOptions } from './log/index.ts';
export { StartupError, type Log, type Resource } from './ports.ts';
