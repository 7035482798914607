import type { InvocationResult } from '../ports.ts';
import type { Instance } from './instance.ts';

/** The instances of one function. */
export interface FunctionPool {
  /** Runs one event on a free instance, or a new one, or waits for its turn. */
  invoke(event: string): Promise<InvocationResult>;
  /** Starts one instance ahead of the first event. */
  warm(): Promise<Awaited<Instance['ready']>>;
  /** Ends all instances; invocations in progress fail as crashes. @returns how many there were */
  kill(): Promise<number>;
  /** Ends all instances for good: what still waits fails, and no instance starts any more. */
  close(): Promise<void>;
}

export interface FunctionPoolOptions {
  readonly start: () => Promise<Instance>;
  /** Instances that may exist at once; 0 refuses every event. */
  readonly maxInstances: number;
  /** An instance without work is ended after this time. */
  readonly idleMs: number;
  /** Events that may wait for an instance; more are refused as throttled, so that memory stays bounded. */
  readonly maxWaiting: number;
}

export function createFunctionPool({
  start,
  maxInstances,
  idleMs,
  maxWaiting,
}: FunctionPoolOptions): FunctionPool {
  const instances = new Set<Instance>();
  /** The most recently used last: it is taken first, so that the others can grow idle and end, as in Lambda. */
  const idle: { instance: Instance; timer: NodeJS.Timeout }[] = [];
  /** First come, first served. */
  const waiting: (() => void)[] = [];
  let busy = 0;
  let closed = false;

  async function withTurn<T>(work: () => Promise<T>): Promise<T> {
    if (busy < maxInstances) busy += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      // The turn passes on without becoming free in between, else a newcomer could overtake who waits.
      const next = waiting.shift();
      if (next) next();
      else busy -= 1;
    }
  }

  async function startOne(): Promise<Instance> {
    const instance = await start();
    // The code was still being unpacked when the pool was closed.
    if (closed) await instance.kill();
    instances.add(instance);
    void instance.ended.then(() => {
      instances.delete(instance);
      const at = idle.findIndex((entry) => entry.instance === instance);
      if (at >= 0) clearTimeout(idle.splice(at, 1)[0]?.timer);
    });
    return instance;
  }

  function takeIdle(): Instance | undefined {
    for (let entry = idle.pop(); entry !== undefined; entry = idle.pop()) {
      clearTimeout(entry.timer);
      if (!entry.instance.hasEnded) return entry.instance;
    }
    return undefined;
  }

  function putIdle(instance: Instance): void {
    if (instance.hasEnded) return;
    const timer = setTimeout(() => void instance.kill(), idleMs).unref();
    idle.push({ instance, timer });
  }

  async function kill(): Promise<number> {
    const doomed = [...instances];
    await Promise.all(doomed.map((instance) => instance.kill()));
    return doomed.length;
  }

  return {
    async invoke(event) {
      if (maxInstances === 0 || waiting.length >= maxWaiting)
        return {
          ok: false,
          kind: 'error',
          errorType: 'TooManyRequestsException',
          errorMessage: 'Rate Exceeded.',
        };
      return withTurn(async () => {
        if (closed)
          return {
            ok: false,
            kind: 'crash',
            errorType: 'ServiceException',
            errorMessage: 'The local cloud is stopping.',
          };
        const instance = takeIdle() ?? (await startOne());
        const result = await instance.invoke(event);
        putIdle(instance);
        return result;
      });
    },
    async warm() {
      return withTurn(async () => {
        const instance = takeIdle() ?? (await startOne());
        // Before it is ready: an event that comes meanwhile waits for this one instead of starting another.
        putIdle(instance);
        return instance;
      }).then(({ ready }) => ready);
    },
    kill,
    async close() {
      closed = true;
      await kill();
    },
  };
}
