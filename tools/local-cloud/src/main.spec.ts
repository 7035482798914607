import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { packageSample } from './sample-app/package-sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'main-'));
const appsDir = join(folder, 'apps');
const running = new Set<ChildProcess>();
const files = { Resources: { Files: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'files' } } } };
beforeAll(() => packageSample(appsDir, { files }));
afterEach(() => running.forEach((child) => child.kill('SIGKILL')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Command {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Exit code, or the signal that ended it. */
  readonly exit: Promise<number | string>;
}

function command(...args: string[]): Command {
  const main = new URL('./main.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [main, '--port=0', '--aws-port=0', '--apps', appsDir, ...args]);
  running.add(child);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const exit = once(child, 'close').then(([code, signal]: unknown[]) => {
    running.delete(child);
    return (code ?? signal) as number | string;
  });
  return { child, output: () => output, exit };
}

interface Addresses {
  readonly gatewayUrl: string;
  readonly awsUrl: string;
}

const hasIpv6 = Object.values(networkInterfaces())
  .flat()
  .some((one) => one?.address === '::1');

/** Starts the cloud on a data directory and waits until it is ready. */
async function started(dataDir: string): Promise<Command & Addresses> {
  const cloud = command('--json', '--data-dir', dataDir);
  const ready = await vi.waitFor(
    () => {
      const line = cloud
        .output()
        .split('\n')
        .find((text) => text.includes('"message":"ready"'));
      expect(line, cloud.output()).toBeDefined();
      return JSON.parse(line ?? '') as Addresses;
    },
    { timeout: 30_000 },
  );
  return { ...cloud, ...ready };
}

/** The cloud's and its engine's command lines name it. */
const processesOn = async (dataDir: string): Promise<string> =>
  (await promisify(execFile)('pgrep', ['-f', dataDir]).catch(() => ({ stdout: '' }))).stdout;

async function request(gatewayUrl: string, method: string, path: string, body?: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${gatewayUrl}/_local/token`, {
    method: 'POST',
    headers,
    body: '{"user":"ada"}',
  });
  const { token } = (await answer.json()) as { token: string };
  const authorization = `Bearer ${token}`;
  return fetch(gatewayUrl + path, {
    method,
    headers: { ...headers, authorization },
    ...(body && { body: JSON.stringify(body) }),
  });
}

/** A request for the one object of the bucket of the tests. */
const object = (awsUrl: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${awsUrl}/files/object`, {
    ...init,
    headers: { authorization: 'AWS4-HMAC-SHA256 Credential=me/20260101/us-east-1/s3/aws4_request' },
  });

describe('npm start', () => {
  it.each([
    ['a bad option', ['--prot=1'], 2, /^local cloud: Unknown option '--prot'; usage: [^\n]+\n$/],
    ['no packaged apps', ['--apps', '/nowhere'], 1, /^local cloud: no packaged app below \/nowhere[^\n]+\n$/],
  ])('fails in one line for %s', async (_name, args, code, output) => {
    const cloud = command('--data-dir', join(folder, 'data'), ...args);
    expect([await cloud.exit, cloud.output()]).toEqual([code, expect.stringMatching(output)]);
  });

  it('fails in one line for a data directory that cannot be written', async () => {
    writeFileSync(join(folder, 'file'), '');
    const cloud = command('--data-dir', join(folder, 'file', 'data'));
    expect([await cloud.exit, cloud.output()]).toEqual([
      1,
      expect.stringMatching(/^local cloud: the data directory \S+ cannot be written: [^\n]+\n$/),
    ]);
  });

  it('fails in one line for a port in use', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const cloud = command('--data-dir', join(folder, 'data'), `--port=${port}`);
    expect([await cloud.exit, cloud.output()]).toEqual([
      1,
      expect.stringMatching(new RegExp(`^local cloud: port ${port} is in use[^\n]+\n$`)),
    ]);
    server.close();
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends on %s, leaving nothing running', async (signal) => {
    const dataDir = join(folder, signal);
    const cloud = await started(dataDir);
    cloud.child.kill(signal);
    expect(await cloud.exit).toBe(0);
    expect(await processesOn(dataDir)).toBe('');
  });

  // One that npm passes on, to its shell, and one that it cannot. (SIGHUP is ignored below `nohup`.)
  it.each(['SIGTERM', 'SIGKILL'] as const)(
    'ends when only npm gets %s, leaving nothing running',
    async (signal) => {
      const dataDir = join(folder, `npm-${signal}`);
      const main = new URL('./main.ts', import.meta.url).pathname;
      const start = `true && ${process.execPath} ${main} --port=0 --aws-port=0 --apps ${appsDir} --data-dir ${dataDir}`;
      writeFileSync(join(folder, 'package.json'), JSON.stringify({ scripts: { start } }));
      const npm = spawn('npm', ['start'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
      running.add(npm);
      let output = '';
      npm.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
      await vi.waitFor(() => expect(output).toContain('http://localhost:'), { timeout: 30_000 });
      npm.kill(signal);
      await vi.waitFor(async () => expect(await processesOn(dataDir)).toBe(''), { timeout: 60_000 });
    },
    120_000,
  );

  it('is at `localhost`, whichever of its addresses a client takes', async () => {
    const { gatewayUrl, awsUrl, child } = await started(join(folder, 'localhost'));
    for (const url of [gatewayUrl, awsUrl])
      for (const host of ['127.0.0.1', ...(hasIpv6 ? ['[::1]'] : [])])
        expect((await fetch(`http://${host}:${new URL(url).port}/_local/health`)).status).toBeLessThan(500);
    child.kill('SIGTERM');
  });

  it('loses nothing that it accepted when it is killed', async () => {
    const dataDir = join(folder, 'killed');
    const first = await started(dataDir);
    expect((await request(first.gatewayUrl, 'POST', '/notes', { id: 'n1' })).status).toBe(202);
    expect((await object(first.awsUrl, { method: 'PUT', body: 'kept' })).status).toBe(200);
    first.child.kill('SIGKILL');
    expect(await first.exit).toBe('SIGKILL');
    const second = await started(dataDir);
    expect(await (await object(second.awsUrl)).text()).toBe('kept');
    await vi.waitFor(
      async () => expect((await request(second.gatewayUrl, 'GET', '/notes/n1')).status).toBe(200),
      { timeout: 60_000, interval: 100 },
    );
  }, 120_000);
});
