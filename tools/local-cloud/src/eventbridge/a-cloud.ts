import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import type {
  AwsService,
  FunctionInvoker,
  InvocationResult,
  LocalAccount,
  Log,
  QueueSender,
  Resource,
} from '../ports.ts';
import type { Clock } from './clock.ts';
import { createEventBridge, type EventBridgeOptions } from './event-bridge.ts';
import { resourceTypes } from './resource-types.ts';

/** Fixtures of the EventBridge tests: what stands around the bus, seen only through the seams in `ports.ts`. */

export const anAccount: LocalAccount = {
  accountId: '000000000000',
  region: 'us-east-1',
  gatewayUrl: 'http://localhost:4000',
  awsUrl: 'http://localhost:4566',
};

const folders: string[] = [];
afterAll(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A folder that goes when the spec file is done. */
export function aDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'eventbridge-'));
  folders.push(folder);
  return folder;
}

export const aQueueArn = (name: string) => `arn:aws:sqs:us-east-1:000000000000:${name}`;
export const aFunctionArn = (name: string) => `arn:aws:lambda:us-east-1:000000000000:function:${name}`;

export function aResource(type: string, logicalId: string, properties: Record<string, unknown>): Resource {
  const identity = { stack: 'studio', logicalId, properties, account: anAccount };
  const kind = resourceTypes[type];
  if (!kind) throw new Error(`${type} is no resource of EventBridge`);
  return { ...identity, type, ref: kind.ref(identity), attributes: kind.attributes(identity) };
}

export const aBus = (name: string) => aResource('AWS::Events::EventBus', `Bus${name}`, { Name: name });

/** A rule on the bus `app` for everything from the source `bayon.test`. */
export const aRule = (name: string, targets: readonly object[], properties: Record<string, unknown> = {}) =>
  aResource('AWS::Events::Rule', name, {
    Name: name,
    EventBusName: 'app',
    EventPattern: { source: ['bayon.test'] },
    Targets: targets,
    ...properties,
  });

/** An archive of everything on the bus `app`. */
export const anArchive = (name: string, properties: Record<string, unknown> = {}) =>
  aResource('AWS::Events::Archive', name, {
    ArchiveName: name,
    SourceArn: 'arn:aws:events:us-east-1:000000000000:event-bus/app',
    ...properties,
  });

export const anEntry = (overrides: Record<string, unknown> = {}) => ({
  EventBusName: 'app',
  Source: 'bayon.test',
  DetailType: 'Tested',
  Detail: '{"n":1}',
  ...overrides,
});

export interface Sent {
  readonly queueArn: string;
  readonly body: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** Queues in memory. `fail` decides what a queue throws. */
export function someQueues(fail: (queueArn: string) => Error | undefined = () => undefined) {
  const sent: Sent[] = [];
  const queues: QueueSender = {
    send: (message) => {
      const error = fail(message.queueArn);
      if (error) return Promise.reject(error);
      sent.push(message);
      return Promise.resolve({ messageId: String(sent.length) });
    },
  };
  const to = (name: string) => sent.filter(({ queueArn }) => queueArn === aQueueArn(name));
  return { queues, sent, to };
}

export const missingQueue = () =>
  Object.assign(new Error('The specified queue does not exist.'), { name: 'QueueDoesNotExist' });

/** Functions that end as told, noting their invocations. */
export function someFunctions(result: () => InvocationResult = () => ({ ok: true, payload: null })) {
  const invocations: { functionName: string; event: unknown }[] = [];
  const functions: FunctionInvoker = {
    invoke: (functionName, event) => {
      invocations.push({ functionName, event });
      return Promise.resolve(result());
    },
  };
  return { functions, invocations };
}

export function aLog() {
  const lines: { level: string; message: string; fields?: Readonly<Record<string, unknown>> }[] = [];
  const at = (level: string) => (message: string, fields?: Readonly<Record<string, unknown>>) =>
    void lines.push({ level, message, ...(fields ? { fields } : {}) });
  const log: Log = { info: at('info'), warn: at('warn'), error: at('error'), functionLine: () => undefined };
  return { log, lines };
}

/** A clock that stands still until it is moved. */
export function aClock(start = Date.UTC(2026, 0, 1)) {
  let time = start;
  let timers: { at: number; callback: () => void }[] = [];
  const clock: Clock = {
    now: () => time,
    after: (delay, callback) => {
      const timer = { at: time + delay, callback };
      timers.push(timer);
      return () => (timers = timers.filter((each) => each !== timer));
    },
  };
  /** Moves time on, running each timer at its moment and letting what it started come to rest. */
  const advance = async (milliseconds: number) => {
    const end = time + milliseconds;
    for (;;) {
      await settled();
      const [next] = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      timers = timers.filter((each) => each !== next);
      time = Math.max(time, next.at);
      next.callback();
    }
    time = end;
  };
  return { clock, advance };
}

/** A few turns of the event loop: enough for promises that wait for nothing outside this process. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => void setImmediate(resolve));
}

/** An EventBridge with a bus `app`, and `call` to speak its wire protocol. */
export function anEventBridge(options: Partial<EventBridgeOptions> & Pick<EventBridgeOptions, 'resources'>) {
  const bridge = createEventBridge({
    account: anAccount,
    queues: someQueues().queues,
    functions: someFunctions().functions,
    log: aLog().log,
    ...options,
    dataDir: options.dataDir ?? aDataDir(),
    resources: [aBus('app'), ...options.resources],
  });
  const call = async (operation: string, input: unknown) => {
    const headers = { 'x-amz-target': `AWSEvents.${operation}` };
    const body = Buffer.from(typeof input === 'string' ? input : JSON.stringify(input));
    const response = await bridge.service.handle({ method: 'POST', url: '/', headers, body });
    return { status: response.status, body: JSON.parse(String(response.body)) as Record<string, unknown> };
  };
  return { ...bridge, call, put: (...Entries: object[]) => call('PutEvents', { Entries }) };
}

/** What an SDK client needs to reach these services over HTTP, until the test is done. */
export async function clientConfig(...services: readonly AwsService[]) {
  const server = createServer((request, response) => {
    void (async () => {
      const body = Buffer.concat((await request.toArray()) as Buffer[]);
      const { method = 'GET', url = '/', headers } = request;
      const service = services.find((each) => each.accepts({ method, url, headers, body }));
      const answer = await service?.handle({ method, url, headers, body });
      response.writeHead(answer?.status ?? 404, answer?.headers).end(answer?.body);
    })();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: anAccount.region,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  };
}

/** An SDK client of EventBridge. */
export async function aClient(service: AwsService): Promise<EventBridgeClient> {
  const client = new EventBridgeClient(await clientConfig(service));
  onTestFinished(() => client.destroy());
  return client;
}
