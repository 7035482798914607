import { setTimeout as delay } from 'node:timers/promises';
import {
  EngineFailed,
  EngineMissing,
  startDynamoDbEngine,
  type DynamoDbEngine,
} from '@bayon/dynamodb-engine';
import { StartupError, type Log, type Stoppable } from '../ports.ts';

/** An engine that is started again when it dies; its address may change then. */
export interface SupervisedEngine extends Stoppable {
  endpoint(): string;
}

/** Milliseconds before a new start; doubled with each death of an engine that did not live for `SETTLED`. */
const FIRST_DELAY = 50;
const LONGEST_DELAY = 5_000;
const SETTLED = 10_000;

/** Starts the engine on the data directory and keeps it running. Throws `StartupError` when it does not start. */
export async function superviseEngine(dataDir: string, log: Log): Promise<SupervisedEngine> {
  const stopped = new AbortController();
  const isStopped = (): boolean => stopped.signal.aborted;
  let engine = await start(dataDir);

  async function watch(): Promise<void> {
    let pause = FIRST_DELAY;
    while (!isStopped()) {
      const startedAt = performance.now();
      const lastWords = await engine.ended;
      if (isStopped()) return;
      log.error('DynamoDB: the engine died, starting it again', { lastWords });
      if (performance.now() - startedAt > SETTLED) pause = FIRST_DELAY;
      // Rejects when it is aborted, which is looked at next.
      await delay(pause, undefined, { signal: stopped.signal }).catch(() => undefined);
      pause = Math.min(pause * 2, LONGEST_DELAY);
      if (!isStopped()) await replace();
    }
  }

  /** One that does not start leaves the dead engine in place, whose end is known at once: so it is tried again. */
  async function replace(): Promise<void> {
    try {
      engine = await startDynamoDbEngine({ dataDir });
      if (isStopped()) await engine.stop();
      else log.info('DynamoDB: the engine runs again');
    } catch (error) {
      log.error('DynamoDB: the engine did not start again', { error });
    }
  }

  const watching = watch();

  return {
    endpoint: () => engine.endpoint,
    async stop() {
      stopped.abort();
      await engine.stop();
      await watching;
    },
  };
}

async function start(dataDir: string): Promise<DynamoDbEngine> {
  try {
    return await startDynamoDbEngine({ dataDir });
  } catch (cause) {
    if (cause instanceof EngineMissing || cause instanceof EngineFailed) {
      throw new StartupError(cause.message.replaceAll('\n', ' '), { cause });
    }
    throw cause;
  }
}
