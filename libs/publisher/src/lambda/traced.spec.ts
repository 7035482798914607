import middy from '@middy/core';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { traced } from './traced.ts';

const segments: { readonly trace_id: string; readonly parent_id: string; readonly name: string }[] = [];
let daemon: Socket;
beforeAll(async () => {
  daemon = createSocket('udp4');
  // A header line, then the segment.
  daemon.on('message', (datagram) =>
    segments.push(JSON.parse(datagram.toString().split('\n')[1] ?? '') as (typeof segments)[number]),
  );
  daemon.bind(0, '127.0.0.1');
  await once(daemon, 'listening');
  vi.stubEnv('AWS_XRAY_DAEMON_ADDRESS', `127.0.0.1:${daemon.address().port}`);
  vi.stubEnv('LAMBDA_TASK_ROOT', '/var/task');
  vi.stubEnv('AWS_EXECUTION_ENV', 'AWS_Lambda_nodejs24.x');
  vi.stubEnv('_HANDLER', 'src/processor.handler');
});
afterAll(() => {
  vi.unstubAllEnvs();
  daemon.close();
});

const handler = middy<object, string>()
  .use(traced())
  .handler(() => Promise.resolve('done'));
const invoke = (number: number, sampled: boolean) => {
  const root = `1-5759e988-bd862e3fe1be46a99427279${number}`;
  vi.stubEnv('_X_AMZN_TRACE_ID', `Root=${root};Parent=53995c3f42cd8ad${number};Sampled=${sampled ? 1 : 0}`);
  return handler({}, {} as Context);
};

it('traces the invocations that are sampled, each under its own trace', async () => {
  expect(await invoke(1, false)).toBe('done');
  expect(await invoke(2, true)).toBe('done');
  expect(await invoke(3, false)).toBe('done');
  expect(await invoke(4, true)).toBe('done');
  await vi.waitFor(() => expect(segments).toHaveLength(2), 5_000);
  const name = '## src/processor.handler';
  expect(segments).toMatchObject([
    { trace_id: '1-5759e988-bd862e3fe1be46a994272792', parent_id: '53995c3f42cd8ad2', name },
    { trace_id: '1-5759e988-bd862e3fe1be46a994272794', parent_id: '53995c3f42cd8ad4', name },
  ]);
});
