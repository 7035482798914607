import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { StartupError } from '../ports.ts';
import { aFunction, aHost, aResource, type Host } from './fixtures.ts';
import { accessKeyIdFor, type Lambda } from './index.ts';

let host: Host;
beforeEach(() => {
  host = aHost();
});
afterEach(() => host.dispose());

const waitOptions = { interval: 10 };

test('a function is called with its event and context, by name or ARN, and its result goes through JSON', async () => {
  host.pack(
    'greet',
    `export const handler = async (event, context) => ({
      hello: event.name, at: new Date(0), nothing: undefined, name: context.functionName, arn: context.invokedFunctionArn,
      memory: context.memoryLimitInMB, id: context.awsRequestId, left: context.getRemainingTimeInMillis(),
    });`,
  );
  const fn = aFunction('greet', { Timeout: 5 });
  const lambda = host.create([fn]);
  const result = await lambda.invoke(fn.attributes['Arn']!, { name: 'Ada' });
  expect(result).toMatchObject({
    ok: true,
    payload: {
      hello: 'Ada',
      at: '1970-01-01T00:00:00.000Z',
      name: 'greet',
      arn: fn.attributes['Arn'],
      memory: '256',
    },
  });
  const { left, id } = (result as { payload: { left: number; id: string } }).payload;
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThanOrEqual(5000);
  expect(await lambda.invoke('greet:$LATEST', {})).toMatchObject({ ok: true });
  expect(await lambda.invoke('nobody', {})).toMatchObject({
    ok: false,
    errorType: 'ResourceNotFoundException',
  });
});

test('the environment holds what the template and Lambda give, and nothing of the host', async () => {
  host.pack('env', 'export const handler = async () => ({ ...process.env });');
  vi.stubEnv('SECRET_OF_THE_HOST', 'x');
  const lambda = host.create(
    [aFunction('env', { Environment: { Variables: { TABLE: 't', AWS_REGION: 'mars' } } })],
    {
      environment: () => ({ EXTRA: 'e' }),
    },
  );
  const { payload } = (await lambda.invoke('env', {})) as { payload: Record<string, string> };
  vi.unstubAllEnvs();
  expect(payload).toMatchObject({
    TABLE: 't',
    EXTRA: 'e',
    AWS_REGION: 'us-east-1',
    AWS_LAMBDA_FUNCTION_NAME: 'env',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_ENDPOINT_URL: 'http://localhost:4566',
    AWS_ACCESS_KEY_ID: accessKeyIdFor('arn:aws:iam::000000000000:role/env'),
    _HANDLER: 'src/fn.handler',
  });
  expect(payload['_X_AMZN_TRACE_ID']).toMatch(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};/);
  for (const leaked of ['SECRET_OF_THE_HOST', 'HOME', 'NODE_OPTIONS', 'VITEST', 'USER'])
    expect(payload).not.toHaveProperty(leaked);
});

test('an instance is reused, takes one event at a time, and others start up to the limit', async () => {
  host.pack(
    'count',
    `import { threadId } from 'node:worker_threads';
     let running = 0, calls = 0;
     export const handler = async () => {
       calls += 1; running += 1; const together = running;
       await new Promise((resolve) => setTimeout(resolve, 20));
       running -= 1; return { threadId, calls, together };
     };`,
  );
  const lambda = host.create([aFunction('count', { ReservedConcurrentExecutions: 2 })]);
  const results = await Promise.all(Array.from({ length: 8 }, () => lambda.invoke('count', {})));
  const payloads = results.map(
    (result) => (result as { payload: { threadId: number; calls: number; together: number } }).payload,
  );
  expect(new Set(payloads.map(({ threadId }) => threadId)).size).toBe(2);
  expect(payloads.every(({ together }) => together === 1)).toBe(true);

  const last = (await lambda.invoke('count', {})) as { payload: { calls: number } };
  expect(last.payload.calls).toBeGreaterThan(1);
  expect(await lambda.kill('count')).toBe(2);
  expect(await lambda.invoke('count', {})).toMatchObject({ payload: { calls: 1 } });
});

test('an instance without work ends', async () => {
  host.pack('idle', 'let calls = 0; export const handler = async () => (calls += 1);');
  const lambda = host.create([aFunction('idle')], { idleMs: 50 });
  expect(await lambda.invoke('idle', {})).toMatchObject({ payload: 1 });
  await vi.waitFor(async () => expect(await lambda.kill('idle')).toBe(0), waitOptions);
});

test('a reserved concurrency of zero throttles, and so does a full waiting line', async () => {
  host.pack('off', 'export const handler = async () => 1;');
  host.pack('slow', 'export const handler = () => new Promise(() => setInterval(() => {}, 1000));');
  const lambda = host.create(
    [
      aFunction('off', { ReservedConcurrentExecutions: 0 }),
      aFunction('slow', { ReservedConcurrentExecutions: 1, Timeout: 60 }),
    ],
    {
      maxWaiting: 1,
    },
  );
  const throttled = { ok: false, errorType: 'TooManyRequestsException' };
  expect(await lambda.invoke('off', {})).toMatchObject(throttled);
  const accepted = [lambda.invoke('slow', {}), lambda.invoke('slow', {})];
  expect(await lambda.invoke('slow', {})).toMatchObject(throttled);
  await lambda.stop();
  expect(await Promise.all(accepted)).toMatchObject([{ kind: 'crash' }, { kind: 'crash' }]);
});

test.each([
  ['waits too long', 'export const handler = () => new Promise(() => setInterval(() => {}, 1000));'],
  [
    'never gives way',
    'export const handler = async () => { console.log("first"); console.log("last words"); for (;;); };',
  ],
])(
  'a function that %s is ended at its timeout, and the next event gets a new instance',
  async (_, source) => {
    host.pack('slow', source);
    const lambda = host.create([aFunction('slow', { Timeout: 1 })]);
    for (let round = 0; round < 2; round += 1) {
      const result = await lambda.invoke('slow', {});
      expect(result).toMatchObject({ ok: false, kind: 'timeout', errorType: 'Sandbox.Timedout' });
      expect((result as { errorMessage: string }).errorMessage).toMatch(/Task timed out after 1.00 seconds$/);
    }
    if (source.includes('last words'))
      expect(host.log.lines.filter((line) => line === 'slow: last words')).toHaveLength(2);
  },
);

test.each([
  ['exits', 'process.exit(3)', 'exit status 3'],
  [
    'throws where nobody catches',
    'setTimeout(() => { throw new TypeError("loose"); }); await new Promise(() => setInterval(() => {}, 1000))',
    'TypeError: loose',
  ],
  [
    'leaves a rejection alone',
    'Promise.reject(new Error("alone")); await new Promise(() => setInterval(() => {}, 1000))',
    'Error: alone',
  ],
  [
    'needs more memory than it has',
    'const all = []; for (;;) all.push(new Array(1000).fill(Math.random()))',
    'memory',
  ],
])('a function that %s fails as a crash and loses none of its lines', async (_, statement, reason) => {
  host.pack(
    'crash',
    `export const handler = async () => { console.log('one'); console.error('two'); process.stdout.write('three'); ${statement}; };`,
  );
  const lambda = host.create([aFunction('crash', { MemorySize: 128, Timeout: 60 })]);
  const result = await lambda.invoke('crash', {});
  expect(result).toMatchObject({ ok: false, kind: 'crash', errorType: 'Runtime.ExitError' });
  expect((result as { errorMessage: string }).errorMessage).toContain(reason);
  expect(host.log.lines.join('\n')).toMatch(/crash: one\ncrash: two\ncrash: three/);
});

test('what a handler throws is its error, logged with its stack; the instance stays', async () => {
  host.pack(
    'fail',
    'let calls = 0; export const handler = async () => { calls += 1; throw new RangeError(`no ${calls}`); };',
  );
  const lambda = host.create([aFunction('fail')]);
  expect(await lambda.invoke('fail', {})).toEqual({
    ok: false,
    kind: 'error',
    errorType: 'RangeError',
    errorMessage: 'no 1',
  });
  expect(await lambda.invoke('fail', {})).toMatchObject({ errorMessage: 'no 2' });
  expect(host.log.lines.join('\n')).toMatch(/Invoke Error RangeError: no 1\nfail: .*fn\.mjs/);
});

test('a result above 6 MB, or one that is no JSON, is an error', async () => {
  host.pack('big', 'export const handler = async (event) => event.big ? "x".repeat(6291556) : 1n;');
  const lambda = host.create([aFunction('big')]);
  expect(await lambda.invoke('big', { big: true })).toMatchObject({
    kind: 'error',
    errorType: 'Function.ResponseSizeTooLarge',
  });
  expect(await lambda.invoke('big', {})).toMatchObject({ kind: 'error', errorType: 'Runtime.MarshalError' });
});

test.each([
  ['throws', 'throw new Error("no table")', /fn\.mjs would not load: Error: no table/],
  ['is no JavaScript', 'export const handler = {{', /would not load: SyntaxError/],
  [
    'exports something else',
    'export const other = 1',
    /Runtime.HandlerNotFound: src\/fn.handler is undefined or not exported/,
  ],
  [
    'takes a callback',
    'export const handler = (event, context, callback) => callback()',
    /CallbackHandlerDeprecated/,
  ],
  ['exits', 'process.exit(1)', /would not load/],
])('a module that %s is a load failure, told in one line at the start', async (_, source, message) => {
  host.pack('broken', source);
  const lambda = host.create([aFunction('broken')]);
  await lambda.start();
  const result = await lambda.invoke('broken', {});
  expect(result).toMatchObject({ ok: false, kind: 'load' });
  expect((result as { errorMessage: string }).errorMessage).toMatch(message);
  await vi.waitFor(
    () =>
      expect(
        host.log.messages.filter((line) => message.test(line) && line.startsWith('Lambda: broken')),
      ).toHaveLength(1),
    waitOptions,
  );
});

test('the start warms every function, tells how long each took, and unpacks the newest package only', async () => {
  const started = async (source: string): Promise<Lambda> => {
    host.pack('warm', source);
    const lambda = host.create([aFunction('warm')]);
    await lambda.start();
    await vi.waitFor(() => expect(host.log.messages.join()).toContain('1 functions are warm'), waitOptions);
    return lambda;
  };
  await (await started('export const handler = async () => 1')).stop();
  expect(host.log.lines).toContainEqual(
    expect.stringMatching(/^warm: INIT_REPORT Init Duration: [\d.]+ ms$/),
  );
  host.log.messages.splice(0);
  const lambda = await started('export const handler = async () => 2');
  expect(await lambda.invoke('warm', {})).toMatchObject({ payload: 2 });
  expect(readdirSync(join(host.dataDir, 'functions', 'warm'))).toHaveLength(1);
});

test('a missing package or handler file stops the start with the name of the function', async () => {
  host.pack('other', 'export const handler = 1', 'src/elsewhere.mjs');
  for (const [name, message] of [
    ['none', /none.*none\.zip/],
    ['other', /other.*src\/fn\.handler.*src\/fn\.js/],
  ] as const) {
    const starting = host.create([aFunction(name)]).start();
    await expect(starting).rejects.toThrow(StartupError);
    await expect(starting).rejects.toThrow(message);
  }
});

test('CommonJS handlers run too', async () => {
  host.pack('old', 'exports.handler = async () => typeof require;', 'src/fn.js');
  expect(await host.create([aFunction('old')]).invoke('old', {})).toMatchObject({ payload: 'function' });
});

test('the REST API invokes and waits, or accepts an event and retries it', async () => {
  host.pack(
    'api',
    `import { appendFileSync } from 'node:fs';
     export const handler = async (event) => { if (event.fail) throw new Error('no'); console.log('got ' + JSON.stringify(event)); return event; };`,
  );
  const lambda = host.create([
    aFunction('api'),
    aResource('AWS::Lambda::EventInvokeConfig', 'x', { FunctionName: 'api', MaximumRetryAttempts: 0 }),
  ]);
  const call = (name: string, body: string, headers = {}) =>
    lambda.service.handle({
      method: 'POST',
      url: `/2015-03-31/functions/${name}/invocations`,
      headers,
      body: Buffer.from(body),
    });
  const event = { 'x-amz-invocation-type': 'Event' };

  expect(await call('api', '{"a":1}')).toMatchObject({ status: 200, body: '{"a":1}' });
  const failed = await call('api', '{"fail":true}');
  expect(failed).toMatchObject({ status: 200, headers: { 'x-amz-function-error': 'Unhandled' } });
  expect(JSON.parse(String(failed.body))).toEqual({ errorType: 'Error', errorMessage: 'no' });
  expect(await call('nobody', '{}')).toMatchObject({
    status: 404,
    headers: { 'x-amzn-errortype': 'ResourceNotFoundException' },
  });
  expect(await call('api', '{')).toMatchObject({
    status: 400,
    headers: { 'x-amzn-errortype': 'InvalidRequestContentException' },
  });

  expect(await call('api', '{"b":2}', event)).toMatchObject({ status: 202 });
  await vi.waitFor(() => expect(host.log.lines).toContain('api: got {"b":2}'), waitOptions);
  expect(await call('api', '{"fail":true}', event)).toMatchObject({ status: 202 });
  await vi.waitFor(
    () => expect(host.log.messages.join()).toContain('it failed 1 times, at last with Error: no'),
    waitOptions,
  );
});
