import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { lastLines } from '@bayon/function-host';

/** A local cloud in a process of its own, so that it shares no event loop with what measures it. */
export interface RunningCloud {
  readonly gatewayUrl: string;
  readonly awsUrl: string;
  readonly pid: number;
  /** From the start of the process until `GET /_local/health` answered 200, in milliseconds. */
  readonly healthyAfter: number;
  /** Resolves when all functions are loaded, with the milliseconds since the start of the process. */
  readonly warm: Promise<number>;
  stop(): Promise<void>;
}

/** A cloud ended before it was ready; the message has its last words. */
export class CloudFailed extends Error {
  override readonly name = 'CloudFailed';
}

interface Line {
  readonly message?: string;
  readonly gatewayUrl?: string;
  readonly awsUrl?: string;
}

/** As `npm start` runs it once everything is packaged. */
export const nodeCommand = [process.execPath, 'tools/local-cloud/src/main.ts'] as const;

/** Starts a cloud on free ports. Throws CloudFailed. */
export async function startCloudProcess(options: {
  readonly appsDir: string;
  readonly dataDir: string;
  /** `nodeCommand` if not given; the cloud's options follow it. */
  readonly command?: readonly string[];
}): Promise<RunningCloud> {
  const { appsDir, dataDir, command = nodeCommand } = options;
  const [program = '', ...args] = command;
  const startedAt = performance.now();
  const since = () => performance.now() - startedAt;
  const more = ['--json', '--port', '0', '--aws-port', '0', '--data-dir', dataDir, '--apps', appsDir];
  // A group of its own: npm stands between us and the cloud, and does not pass every signal on.
  const child = spawn(program, [...args, ...more], { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const pid = child.pid ?? 0;
  const endWithUs = () => process.kill(-pid, 'SIGKILL');
  process.once('exit', endWithUs);
  const last = lastLines();
  const ready = Promise.withResolvers<Line>();
  const warm = Promise.withResolvers<number>();
  const ended = once(child, 'close').then(() => {
    process.off('exit', endWithUs);
    const failure = new CloudFailed(`the cloud ended: ${last.text()}`);
    ready.reject(failure);
    warm.reject(failure);
  });
  // Who does not wait for it does not care that it never came.
  warm.promise.catch(() => undefined);

  createInterface({ input: child.stderr }).on('line', (line) => last.keep(line));
  createInterface({ input: child.stdout }).on('line', (text) => {
    last.keep(text);
    const line = lineIn(text);
    if (line.message === 'ready') ready.resolve(line);
    if (/^Lambda: \d+ functions are warm/.test(line.message ?? '')) warm.resolve(since());
  });

  const { gatewayUrl = '', awsUrl = '' } = await ready.promise;
  const { status } = await fetch(`${gatewayUrl}/_local/health`);
  const healthyAfter = since();
  const stop = async (): Promise<void> => {
    process.kill(-pid, 'SIGTERM');
    await ended;
  };
  if (status !== 200) {
    await stop();
    throw new CloudFailed(`the cloud is not healthy: ${status}`);
  }
  return { gatewayUrl, awsUrl, pid, healthyAfter, warm: warm.promise, stop };
}

/** What the cloud logs is JSON; what npm and Nx say before is not. */
function lineIn(text: string): Line {
  if (!text.startsWith('{')) return {};
  try {
    return JSON.parse(text) as Line;
  } catch {
    return {};
  }
}
