export { alarm, functionAlarms } from './alarm.ts';
export { bundling } from './bundling.ts';
export { httpEvents } from './http-events.ts';
export { inbox } from './inbox.ts';
export { exportName, fromPlatform, platformExports, type PlatformExport } from './platform-exports.ts';
export { may, role, type Statement } from './role.ts';
export { serviceTable } from './service-table.ts';
export { type Stage, stageOf } from './stage.ts';
