import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { engineBinary } from './binary.ts';
import { spawnGuarded } from './guard.ts';

export interface DynamoDbEngine {
  /** `http://127.0.0.1:43211`; every credential is accepted. */
  readonly endpoint: string;
  /** Resolves when the engine has ended, whether stopped or died, with the last lines it wrote. */
  readonly ended: Promise<string>;
  /** Ends the engine. An engine named by DYNAMODB_ENDPOINT is left running. */
  stop(): Promise<void>;
}

export interface EngineOptions {
  /** Where `dynamodb.sqlite` lies. In memory without it. */
  readonly dataDir?: string;
  /** A free port of 127.0.0.1 by default. */
  readonly port?: number;
}

/** The engine could not be started; the message says why, in the engine's own words. */
export class EngineFailed extends Error {
  override readonly name = 'EngineFailed';
}

/**
 * Starts a DynamoDB engine that ends with this process, or takes the one that DYNAMODB_ENDPOINT names.
 * Throws `EngineMissing` where there is neither, `EngineFailed` when it does not come up.
 */
export async function startDynamoDbEngine(options: EngineOptions = {}): Promise<DynamoDbEngine> {
  const external = process.env['DYNAMODB_ENDPOINT'];
  if (external !== undefined && external !== '') {
    const { promise: ended, resolve } = Promise.withResolvers<string>();
    const stop = (): Promise<void> => {
      resolve('');
      return Promise.resolve();
    };
    return { endpoint: external, ended, stop };
  }
  if (options.dataDir !== undefined) await mkdir(options.dataDir, { recursive: true });

  if (options.port !== undefined) return launch(options.port, options.dataDir);
  // The engine cannot tell which port it took for port 0, so a free one is looked up for it. Another process
  // may take it in between: then the next one is tried.
  for (let attempt = 1; ; attempt++) {
    try {
      return await launch(await freePort(), options.dataDir);
    } catch (error) {
      if (attempt === 5 || !String(error).includes('already in use')) throw error;
    }
  }
}

async function launch(port: number, dataDir: string | undefined): Promise<DynamoDbEngine> {
  const database = dataDir === undefined ? [] : ['--db-path', join(dataDir, 'dynamodb.sqlite')];
  const child = spawnGuarded(engineBinary(), ['--host', '127.0.0.1', '--port', String(port), ...database]);
  const output = lastOutput(child);
  const ended = once(child, 'close').then(() => {
    // Lets the guard's watcher go as well when the engine died by itself.
    child.stdin?.destroy();
    return output().trim();
  });
  const stop = async (): Promise<void> => {
    child.stdin?.end();
    await ended;
  };

  await listening(child, output, ended);
  return { endpoint: `http://127.0.0.1:${port}`, ended, stop };
}

/** Waits for the line that the engine writes, to stderr, once it listens. */
async function listening(child: ChildProcess, output: () => string, ended: Promise<string>): Promise<void> {
  const up = new Promise<void>((resolve) => {
    child.stderr?.on('data', () => {
      if (output().includes('listening on')) resolve();
    });
  });
  await Promise.race([
    up,
    ended.then((last) => {
      throw new EngineFailed(`the DynamoDB engine did not start: ${last.replace(/^error: /, '')}`);
    }),
  ]);
}

/** The end of what a process writes, bounded: an engine may run for days. */
function lastOutput(child: ChildProcess): () => string {
  let text = '';
  const keep = (chunk: Buffer): void => void (text = (text + chunk.toString()).slice(-2000));
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  // A program that ended before its input did; `ended` tells of it.
  child.stdin?.on('error', () => undefined);
  return () => text;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
