import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type {
  AwsService,
  FunctionInvoker,
  LocalAccount,
  LocalRoutes,
  Log,
  Resource,
  Stoppable,
} from '../ports.ts';
import type { QueueConsumer } from '../sqs/index.ts';
import { createAsyncInvocations, defaultRetryPolicy, retryPolicyOf } from './async-invocations.ts';
import { type FunctionCode, installCode } from './function-code.ts';
import { defineFunction, functionNameFrom } from './function-definition.ts';
import { createFunctionPool, type FunctionPool } from './function-pool.ts';
import { startInstance } from './instance.ts';
import { createInvokeApi } from './invoke-api.ts';
import { killRoute } from './kill-route.ts';
import { createReadApi } from './read-api.ts';
import { runtimeEnvironment } from './runtime-environment.ts';
import { defineMapping } from './sqs-mapping.ts';
import { startSqsPoller } from './sqs-poller.ts';

export { accessKeyIdFor } from './access-key.ts';
export { resourceTypes } from './resource-types.ts';

export interface LambdaOptions {
  readonly resources: readonly Resource[];
  /** The path of a function's zip, as `serverless package` wrote it. */
  readonly packages: (resource: Resource) => string;
  /** Code is unpacked to `<dataDir>/functions`. */
  readonly dataDir: string;
  readonly account: LocalAccount;
  readonly queues: QueueConsumer;
  readonly log: Log;
  /** Variables of a function that only the local cloud knows. */
  readonly environment?: (resource: Resource) => Readonly<Record<string, string>>;
  /** Concurrent instances of a function without ReservedConcurrentExecutions. */
  readonly defaultMaxInstances?: number;
  /** An instance without work ends after this time. */
  readonly idleMs?: number;
  /** Invocations of one function that may wait for an instance; more are throttled. */
  readonly maxWaiting?: number;
  /** How long `stop` waits for invocations in progress before it ends their instances. */
  readonly stopGraceMs?: number;
}

export interface Lambda extends Stoppable, FunctionInvoker {
  /** Lambda's REST API: Invoke, and what is read of functions and event sources. */
  readonly service: AwsService;
  /**
   * Checks that every function's package and handler are there, starts the event sources, and warms each function in
   * the background.
   * @throws StartupError
   */
  start(): Promise<void>;
  /** Ends the instances of a function, as a failing host would. @returns how many there were */
  kill(functionName: string): Promise<number>;
  /** `POST /_local/functions/<name>/kill` */
  readonly routes: LocalRoutes;
}

/** Functions that load at the same time at the start: more would only slow each other down. */
const warmUpConcurrency = 2;

/** Hosts the functions of the templates. */
export function createLambda(options: LambdaOptions): Lambda {
  const { resources, packages, dataDir, account, queues, log, environment = () => ({}) } = options;
  const { defaultMaxInstances = 10, idleMs = 5 * 60_000, maxWaiting = 1000, stopGraceMs = 5000 } = options;
  const ofType = (type: string): Resource[] => resources.filter((resource) => resource.type === type);
  const hosted = new Map(
    ofType('AWS::Lambda::Function').map((resource) => [resource.ref, hostFunction(resource)]),
  );
  const retryPolicies = new Map(ofType('AWS::Lambda::EventInvokeConfig').map(retryPolicyOf));
  const pollers: Stoppable[] = [];
  let stopping = false;
  let warmUp = Promise.resolve();

  function hostFunction(resource: Resource) {
    const definition = defineFunction(resource, account, defaultMaxInstances);
    let installed: Promise<FunctionCode> | undefined;
    const code = (): Promise<FunctionCode> =>
      (installed ??= installCode(definition, packages(resource), join(dataDir, 'functions')));
    const pool = createFunctionPool({
      maxInstances: definition.maxInstances,
      idleMs,
      maxWaiting,
      async start() {
        const installedCode = await code();
        const env = runtimeEnvironment(definition, installedCode, account, environment(resource));
        return startInstance(definition, installedCode, env, (line) =>
          log.functionLine(definition.name, line),
        );
      },
    });
    return { definition, code, pool };
  }

  const find = (functionName: string) => hosted.get(functionNameFrom(functionName));

  async function invoke(functionName: string, event: unknown): ReturnType<FunctionInvoker['invoke']> {
    const target = find(functionName);
    if (target === undefined)
      return {
        ok: false,
        kind: 'error',
        errorType: 'ResourceNotFoundException',
        errorMessage: `Function not found: ${functionName}`,
      };
    try {
      return await target.pool.invoke(JSON.stringify(event ?? null));
    } catch (error) {
      return {
        ok: false,
        kind: 'load',
        errorType: 'Runtime.ImportModuleError',
        errorMessage: `${functionName}: ${String(error)}`,
      };
    }
  }

  const asyncInvocations = createAsyncInvocations({ invoke }, log);
  const invokeApi = createInvokeApi({
    exists: (functionName) => find(functionName) !== undefined,
    invoke,
    acceptAsync: (functionName, event) =>
      asyncInvocations.accept(
        functionName,
        event,
        retryPolicies.get(functionNameFrom(functionName)) ?? defaultRetryPolicy,
      ),
  });

  const readApi = createReadApi({
    functions: [...hosted.values()].map(({ definition }) => definition),
    mappings: ofType('AWS::Lambda::EventSourceMapping'),
  });
  const service: AwsService = {
    accepts: (request) => [invokeApi, readApi].some((api) => api.accepts(request)),
    handle: (request) => (readApi.accepts(request) ? readApi : invokeApi).handle(request),
  };

  async function warm(pending: (readonly [string, FunctionPool])[]): Promise<void> {
    for (let next = pending.shift(); next !== undefined && !stopping; next = pending.shift()) {
      const [name, pool] = next;
      const ready = await pool.warm();
      // One that was ended meanwhile (kill, stop) has nothing to tell.
      if (!ready.ok && ready.kind === 'load') log.error(`Lambda: ${ready.errorMessage}`, { function: name });
    }
  }

  return {
    service,
    invoke,
    async start() {
      for (const { code } of hosted.values()) await code();
      const definitions = new Map([...hosted].map(([name, { definition }]) => [name, definition]));
      const mappings = ofType('AWS::Lambda::EventSourceMapping').flatMap((resource) => {
        if (String(resource.properties['EventSourceArn']).split(':')[2] === 'sqs')
          return defineMapping(resource, definitions, queues) ?? [];
        log.warn(
          `Lambda: the event source ${resource.logicalId} of ${resource.stack} is not executed: only SQS is`,
        );
        return [];
      });
      // AWS's pollers outlive any host. Ours ended with the process, and with it the receipts of what they held:
      // waiting for the visibility timeout (six times the function's) would only delay the redelivery.
      for (const queueArn of new Set(mappings.map((mapping) => mapping.queueArn)))
        queues.releaseInFlight(queueArn);
      for (const mapping of mappings) pollers.push(startSqsPoller(mapping, queues, { invoke }, log));

      const pending = [...hosted].flatMap(([name, { pool, definition }]) =>
        definition.maxInstances > 0 ? [[name, pool] as const] : [],
      );
      const count = pending.length;
      const startedAt = performance.now();
      warmUp = Promise.all(Array.from({ length: warmUpConcurrency }, () => warm(pending)))
        .then(() => {
          if (!stopping)
            log.info(`Lambda: ${count} functions are warm`, {
              ms: Math.round(performance.now() - startedAt),
            });
        })
        .catch((error: unknown) =>
          log.error('Lambda: the functions could not be warmed', { error: String(error) }),
        );
    },
    async kill(functionName) {
      return (await find(functionName)?.pool.kill()) ?? 0;
    },
    routes: killRoute((functionName) => find(functionName)?.pool.kill()),
    async stop() {
      stopping = true;
      const finished = Promise.all([
        ...pollers.map((poller) => poller.stop()),
        asyncInvocations.stop(),
        warmUp,
      ]);
      const grace = new AbortController();
      await Promise.race([
        finished,
        delay(stopGraceMs, undefined, { signal: grace.signal }).catch(() => undefined),
      ]);
      grace.abort();
      await Promise.all([...hosted.values()].map(({ pool }) => pool.close()));
      await finished;
    },
  };
}
