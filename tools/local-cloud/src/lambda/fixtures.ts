import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { Log, Resource } from '../ports.ts';
import { account } from '../sqs/fixtures.ts';
import type { QueueConsumer } from '../sqs/index.ts';
import { createLambda, type Lambda, type LambdaOptions } from './index.ts';
import { resourceTypes } from './resource-types.ts';

/** For functions that no queue feeds. */
export const noQueues: QueueConsumer = {
  receive: () => Promise.reject(new Error('There are no queues.')),
  delete: () => Promise.reject(new Error('There are no queues.')),
  changeVisibility: () => Promise.reject(new Error('There are no queues.')),
  releaseInFlight: () => 0,
  visibilityTimeout: () => undefined,
};

/** A log that keeps what it is told. */
export function aLog(): Log & { readonly lines: string[]; readonly messages: string[] } {
  const lines: string[] = [];
  const messages: string[] = [];
  const keep = (message: string, fields?: object): number =>
    messages.push(`${message} ${JSON.stringify(fields ?? {})}`);
  return {
    lines,
    messages,
    info: keep,
    warn: keep,
    error: keep,
    functionLine: (name, line) => lines.push(`${name}: ${line}`),
  };
}

/** A resolved resource of this folder's types. */
export function aResource(type: string, logicalId: string, properties: Record<string, unknown>): Resource {
  const resourceType = resourceTypes[type];
  if (resourceType === undefined) throw new Error(`${type} is not declared`);
  const identity = { stack: 'studio', logicalId, properties, account };
  return {
    ...identity,
    type,
    ref: resourceType.ref(identity),
    attributes: resourceType.attributes(identity),
  };
}

/** A resolved AWS::Lambda::Function with the handler `src/fn.handler`. */
export function aFunction(name: string, properties: Record<string, unknown> = {}): Resource {
  return aResource('AWS::Lambda::Function', name, {
    FunctionName: name,
    Handler: 'src/fn.handler',
    Runtime: 'nodejs24.x',
    MemorySize: 256,
    Role: `arn:aws:iam::000000000000:role/${name}`,
    ...properties,
  });
}

/** A directory with packages in it, and the functions hosted from them. */
export interface Host {
  readonly dataDir: string;
  readonly log: ReturnType<typeof aLog>;
  /** Packs `source` as `src/fn.mjs` (or another file) of a function. */
  pack(functionName: string, source: string, file?: string): void;
  create(resources: readonly Resource[], options?: Partial<LambdaOptions>): Lambda;
  /** Stops what was created and removes the directory. */
  dispose(): Promise<void>;
}

export function aHost(): Host {
  const dataDir = mkdtempSync(join(tmpdir(), 'lambda-'));
  const log = aLog();
  const created: Lambda[] = [];
  const zipOf = (name: string): string => join(dataDir, `${name}.zip`);
  return {
    dataDir,
    log,
    pack: (name, source, file = 'src/fn.mjs') =>
      writeFileSync(zipOf(name), zipSync({ [file]: strToU8(source) })),
    create(resources, options) {
      const packages = (resource: Resource): string => zipOf(resource.ref);
      const lambda = createLambda({
        resources,
        packages,
        dataDir,
        account,
        queues: noQueues,
        log,
        stopGraceMs: 100,
        ...options,
      });
      created.push(lambda);
      return lambda;
    },
    async dispose() {
      for (const lambda of created) await lambda.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
