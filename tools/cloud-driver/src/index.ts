export { type Agent, type Answer, createAgent, request } from './agent.ts';
export { type AwsClients, createAwsClients } from './aws-clients.ts';
export { type Cloud, startCloud } from './cloud.ts';
export { type CloudProcess, StartFailed, startProcess, type Within } from './cloud-process.ts';
export { inTime, NotInTime, patience, until } from './deadline.ts';
export { openPage, type Page, type PageOptions } from './page.ts';
export { type Frame, type Socket, type SocketOptions, SocketRefused } from './socket.ts';
