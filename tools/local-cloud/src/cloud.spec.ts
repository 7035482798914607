import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startCloud, type Cloud } from './cloud.ts';
import { greeting } from './greeting.ts';
import { createLog } from './log/index.ts';
import { packageSample } from './sample-app/package-sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'cloud-'));
const appsDir = join(folder, 'apps');
const dataDir = join(folder, 'data');
const lines: string[] = [];
const log = createLog({ write: (line) => lines.push(line) });
const start = (overrides = {}): Promise<Cloud> =>
  startCloud({ appsDir, dataDir, port: 0, awsPort: 0, log, ...overrides });

let cloud: Cloud;
beforeAll(async () => {
  packageSample(appsDir);
  cloud = await start();
});
afterAll(async () => {
  await cloud.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A request of the user ada to the sample app. */
async function request(method: string, path: string, body?: object): Promise<Response> {
  const token = await cloud.issueToken({ user: 'ada' });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return fetch(cloud.gatewayUrl + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
}

const stored = (id: string): Promise<void> =>
  vi.waitFor(
    async () => {
      const response = await request('GET', `/notes/${id}`);
      expect([response.status, await response.json()]).toEqual([200, { id, user: 'ada' }]);
    },
    { interval: 50 },
  );

describe('the local cloud', () => {
  it('carries a request through API, bus, rule, queue and processor into the table', async () => {
    expect((await request('POST', '/notes', { id: 'n1' })).status).toBe(202);
    await stored('n1');
    await vi.waitFor(() => expect(lines.join('\n')).toMatch(/INFO {2}notes-processor {2}Stored {2}id=n1/));
  });

  it('refuses who brings no token', async () => {
    expect((await fetch(`${cloud.gatewayUrl}/notes/n1`)).status).toBe(401);
  });

  it('refuses a function what its role does not allow', async () => {
    expect((await request('POST', '/notes', { id: 'n2', source: 'someone.else' })).status).toBe(500);
    expect(lines.join('\n')).toContain('assumed-role/notes-apiRole-');
    expect(lines.join('\n')).toMatch(
      /notes-api is not authorized to perform: events:PutEvents on resource: \S+event-bus\/sample/,
    );
  });

  it('is healthy, and tells what it runs', async () => {
    const health = await fetch(`${cloud.gatewayUrl}/_local/health`);
    expect([health.status, await health.json()]).toEqual([
      200,
      { status: 'healthy', awsUrl: cloud.awsUrl, stacks: ['platform', 'notes'] },
    ]);
    expect(await (await fetch(cloud.awsUrl)).json()).toEqual({
      status: 'running',
      services: ['dynamodb', 'events', 's3', 'sqs', 'lambda', 'execute-api'],
    });
  });

  it('ends the instances of a function for whoever asks on this machine, and goes on with new ones', async () => {
    const kill = (name: string, headers = {}) =>
      fetch(`${cloud.gatewayUrl}/_local/functions/${name}/kill`, { method: 'POST', headers });
    const answer = await kill('notes-processor');
    expect([answer.status, await answer.json()]).toEqual([200, { killed: expect.any(Number) as number }]);
    expect((await kill('nobody')).status).toBe(404);
    expect((await kill('notes-processor', { origin: 'https://elsewhere.example' })).status).toBe(403);
    await request('POST', '/notes', { id: 'n3' });
    await stored('n3');
  });

  it('names what it does not execute', () => {
    expect(lines.join('\n')).toContain('not executed locally: AWS::CloudWatch::Alarm (1)');
  });

  it('greets with the addresses and a token', async () => {
    const text = await greeting(cloud, dataDir);
    expect(text).toContain(cloud.gatewayUrl);
    expect(text).toContain(cloud.awsUrl);
    expect(text).toMatch(/^ {2}eyJ\S+$/m);
    expect(text).not.toContain('curl');
  });

  it('shares its data directory with no other', async () => {
    await expect(start()).rejects.toThrow(`is in use by the local cloud with pid ${process.pid}`);
  });

  it('leaves nothing running when it cannot start, and keeps its data over a restart, until it is reset', async () => {
    await cloud.close();
    await expect(fetch(cloud.gatewayUrl)).rejects.toThrow();
    await expect(start({ appsDir: join(folder, 'nowhere') })).rejects.toThrow('no packaged app');
    cloud = await start();
    await stored('n1');
    await cloud.close();
    cloud = await start({ reset: true });
    expect((await request('GET', '/notes/n1')).status).toBe(404);
  });
});
