import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { InvocationResult } from '../ports.ts';
import type { FunctionCode } from './function-code.ts';
import type { FunctionDefinition } from './function-definition.ts';
import { splitLines } from './lines.ts';
import type { FromRuntime, FunctionError, Invoke, RuntimeData } from './protocol.ts';

type Failure = Extract<InvocationResult, { ok: false }>;

/** Lambda's limit of a synchronous response, in bytes (its error names this number, a little above 6 MB). */
const maxResponseBytes = 6_291_556;
/** Lambda gives the init phase 10 s, then tries once more within the function's own timeout. */
const initLimitMs = 10_000;

/** One execution environment of a function. It takes one event at a time. */
export interface Instance {
  /** Resolves when the handler is loaded, with the milliseconds it took or with what went wrong. */
  readonly ready: Promise<{ readonly ok: true; readonly initMs: number } | Failure>;
  /** Resolves when the thread has ended, for whatever reason. */
  readonly ended: Promise<void>;
  readonly hasEnded: boolean;
  /** Waits until the instance is ready. The function's timeout counts from then. */
  invoke(event: string): Promise<InvocationResult>;
  /** Ends the thread; an invocation in progress fails as a crash. */
  kill(): Promise<void>;
}

/** Starts a worker thread with nothing but `env` as its environment. */
export function startInstance(
  definition: FunctionDefinition,
  code: FunctionCode,
  env: Record<string, string>,
  onLine: (line: string) => void,
): Instance {
  const lines = splitLines(onLine);
  const { promise: ready, resolve: settleReady } = Promise.withResolvers<Awaited<Instance['ready']>>();
  const { promise: ended, resolve: settleEnded } = Promise.withResolvers<undefined>();
  const startedAt = performance.now();
  const loadFailure = ({ errorType, errorMessage }: FunctionError): Failure => ({
    ok: false,
    kind: 'load',
    errorType,
    errorMessage: `${definition.name}: ${code.file} would not load: ${errorMessage}`,
  });
  let isLoaded = false;
  let hasEnded = false;
  let running: { requestId: string; settle(result: InvocationResult): void } | undefined;
  /** Why the thread is about to end, when that is known before it does. */
  let uncaught: unknown;
  let endedBy: Failure | undefined;

  const worker = new Worker(new URL('./runtime.ts', import.meta.url), {
    name: definition.name,
    workerData: runtimeData(definition, code),
    env,
    argv: [],
    execArgv: [],
    stdout: true,
    stderr: true,
    // As Lambda's own runtime divides the memory: a tenth for young objects, most of the rest for old ones.
    resourceLimits: {
      maxOldGenerationSizeMb: Math.ceil(definition.memoryMb * 0.9),
      maxYoungGenerationSizeMb: Math.ceil(definition.memoryMb * 0.1),
    },
  });
  const initTimer = setTimeout(
    () => {
      endedBy = loadFailure({ errorType: 'Sandbox.Timedout', errorMessage: 'the init phase timed out' });
      void worker.terminate();
    },
    initLimitMs + definition.timeoutSeconds * 1000,
  ).unref();

  worker.on('message', (message: FromRuntime) => {
    if (message.type === 'output') lines.write(message.text);
    else if (message.type === 'load-failed')
      endedBy = loadFailure({ ...message, errorMessage: `${message.errorType}: ${message.errorMessage}` });
    else if (message.type === 'error')
      running?.settle({
        ok: false,
        kind: 'error',
        errorType: message.errorType,
        errorMessage: message.errorMessage,
      });
    else if (message.type === 'result') running?.settle(resultOf(message.json));
    else {
      clearTimeout(initTimer);
      isLoaded = true;
      const initMs = performance.now() - startedAt;
      onLine(`INIT_REPORT Init Duration: ${initMs.toFixed(2)} ms`);
      settleReady({ ok: true, initMs });
    }
  });
  // What reaches the thread's real stdout is written by Node itself, not through the runtime.
  for (const stream of [worker.stdout, worker.stderr])
    stream.on('data', (chunk: Buffer) => lines.write(chunk.toString()));
  worker.on('error', (error: unknown) => {
    uncaught = error;
    lines.write(`${error instanceof Error ? (error.stack ?? String(error)) : String(error)}\n`);
  });
  worker.on('exit', (exitCode) => {
    hasEnded = true;
    clearTimeout(initTimer);
    lines.flush();
    const ending = crash(running?.requestId, exitStatus(exitCode, uncaught));
    const failure = endedBy ?? (isLoaded ? ending : loadFailure(ending));
    settleReady(failure);
    running?.settle(failure);
    settleEnded(undefined);
  });

  return {
    ready,
    ended,
    get hasEnded() {
      return hasEnded;
    },
    async invoke(event) {
      const init = await ready;
      if (!init.ok) return init;
      const requestId = randomUUID();
      if (hasEnded) return endedBy ?? crash(requestId, exitStatus(0, uncaught));
      const limitMs = definition.timeoutSeconds * 1000;
      const timer = setTimeout(() => {
        endedBy = timeout(requestId, definition.timeoutSeconds);
        lines.write(`${endedBy.errorMessage}\n`);
        void worker.terminate();
      }, limitMs);
      const { promise, resolve } = Promise.withResolvers<InvocationResult>();
      running = { requestId, settle: resolve };
      worker.postMessage({
        requestId,
        event,
        deadline: Date.now() + limitMs,
        trace: traceHeader(),
      } satisfies Invoke);
      const result = await promise;
      clearTimeout(timer);
      running = undefined;
      return result;
    },
    async kill() {
      endedBy ??= crash(running?.requestId, 'Runtime exited with error: signal: killed');
      await worker.terminate();
      await ended;
    },
  };
}

function runtimeData(definition: FunctionDefinition, code: FunctionCode): RuntimeData {
  return {
    moduleUrl: pathToFileURL(join(code.taskRoot, code.file)).href,
    exportName: code.exportName,
    handler: definition.handler,
    functionName: definition.name,
    functionArn: definition.arn,
    memoryMb: definition.memoryMb,
  };
}

function resultOf(json: string): InvocationResult {
  const bytes = Buffer.byteLength(json);
  if (bytes <= maxResponseBytes) return { ok: true, payload: JSON.parse(json) as unknown };
  const errorMessage = `Response payload size (${bytes} bytes) exceeded maximum allowed payload size (${maxResponseBytes} bytes).`;
  return { ok: false, kind: 'error', errorType: 'Function.ResponseSizeTooLarge', errorMessage };
}

function timeout(requestId: string, seconds: number): Failure {
  const errorMessage = `RequestId: ${requestId} Error: Task timed out after ${seconds.toFixed(2)} seconds`;
  return { ok: false, kind: 'timeout', errorType: 'Sandbox.Timedout', errorMessage };
}

function crash(requestId: string | undefined, reason: string): Failure {
  const errorMessage = `RequestId: ${requestId ?? 'none'} Error: ${reason}`;
  return { ok: false, kind: 'crash', errorType: 'Runtime.ExitError', errorMessage };
}

function exitStatus(exitCode: number, uncaught: unknown): string {
  if (exitCode === 0) return 'Runtime exited without providing a reason';
  const reason = uncaught instanceof Error ? ` (${uncaught.name}: ${uncaught.message})` : '';
  return `Runtime exited with error: exit status ${exitCode}${reason}`;
}

/** Not sampled: there is no X-Ray daemon to send segments to. */
function traceHeader(): string {
  const epoch = Math.floor(Date.now() / 1000).toString(16);
  return `Root=1-${epoch}-${randomBytes(12).toString('hex')};Parent=${randomBytes(8).toString('hex')};Sampled=0`;
}
