/**
 * The runtime inside an instance, a worker thread: it loads the handler and then runs one event after the other. It
 * has a file of its own for the thread to start from and imports nothing of the host but types.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { FromRuntime, FunctionError, Invoke, RuntimeData } from './protocol.ts';

type Handler = (event: unknown, context: object) => unknown;

const data = workerData as RuntimeData;
const tell = (message: FromRuntime): void => parentPort?.postMessage(message);

// A worker's own stdout holds back what is written while the thread is busy, and loses it when the thread is ended.
// What is posted here has left the thread when `write` returns.
for (const stream of [process.stdout, process.stderr]) {
  stream.write = (chunk: Uint8Array | string, encoding?: unknown, callback?: unknown) => {
    tell({ type: 'output', text: typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString() });
    const done = typeof encoding === 'function' ? encoding : callback;
    if (typeof done === 'function') process.nextTick(done);
    return true;
  };
}

async function loadHandler(): Promise<Handler> {
  const module = (await import(data.moduleUrl)) as Record<string, unknown>;
  // A CommonJS module's exports that Node cannot name in advance are on its default export alone.
  const handler = pick(module) ?? pick(module['default']);
  if (typeof handler !== 'function')
    throw named('Runtime.HandlerNotFound', `${data.handler} is undefined or not exported`);
  // docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html: Node.js 24 has no callback handlers any more.
  if (handler.length >= 3)
    throw named(
      'Runtime.CallbackHandlerDeprecated',
      'AWS Lambda has removed support for callback-based function handlers starting with Node.js 24.',
    );
  return handler as Handler;
}

function pick(from: unknown): unknown {
  return data.exportName
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], from);
}

async function run(handler: Handler, { requestId, event, deadline, trace }: Invoke): Promise<FromRuntime> {
  process.env['_X_AMZN_TRACE_ID'] = trace;
  const context = {
    callbackWaitsForEmptyEventLoop: true,
    functionName: data.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: data.functionArn,
    memoryLimitInMB: String(data.memoryMb),
    awsRequestId: requestId,
    logGroupName: process.env['AWS_LAMBDA_LOG_GROUP_NAME'],
    logStreamName: process.env['AWS_LAMBDA_LOG_STREAM_NAME'],
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
  try {
    const result = await handler(JSON.parse(event), context);
    return { type: 'result', json: stringify(result) };
  } catch (error) {
    console.error(`${requestId} ERROR Invoke Error`, error);
    return { type: 'error', ...describe(error) };
  }
}

function stringify(result: unknown): string {
  try {
    // What JSON has no word for (undefined, a function) is null for Lambda's caller.
    const json: unknown = JSON.stringify(result);
    return typeof json === 'string' ? json : 'null';
  } catch (error) {
    throw named('Runtime.MarshalError', `Unable to stringify response body: ${String(error)}`);
  }
}

function describe(error: unknown): FunctionError {
  if (error instanceof Error) return { errorType: error.name, errorMessage: error.message };
  return { errorType: typeof error, errorMessage: String(error) };
}

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

try {
  const handler = await loadHandler();
  parentPort?.on('message', (invoke: Invoke) => {
    void run(handler, invoke).then(tell);
  });
  tell({ type: 'ready' });
} catch (error) {
  tell({ type: 'load-failed', ...describe(error) });
  process.exit(1);
}
