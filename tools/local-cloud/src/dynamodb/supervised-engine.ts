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

/** Milliseconds; doubled with each death in a row. */
const FIRST_DELAY = 50;
const LONGEST_DELAY = 5_000;

/** Starts the engine on the data directory and keeps it running. Throws `StartupError` when it does not start. */
export async function superviseEngine(dataDir: string, log: Log): Promise<SupervisedEngine> {
  const stopped = new AbortController();
  const isStopped = (): boolean => stopped.signal.aborted;
  let engine = await start(dataDir);

  async function startAgain(): Promise<DynamoDbEngine | undefined> {
    for (let pause = FIRST_DELAY; !isStopped(); pause = Math.min(pause * 2, LONGEST_DELAY)) {
      // An aborted pause ends the loop.
      await delay(pause, undefined, { signal: stopped.signal }).catch(() => undefined);
      if (isStopped()) return undefined;
      try {
        return await startDynamoDbEngine({ dataDir });
      } catch (error) {
        log.error('DynamoDB: the engine did not start again, trying on', { error });
      }
    }
    return undefined;
  }

  async function watch(): Promise<void> {
    for (;;) {
      const lastWords = await engine.ended;
      if (isStopped()) return;
      log.error('DynamoDB: the engine died, starting it again', { lastWords });
      const next = await startAgain();
      if (next === undefined) return;
      engine = next;
      if (isStopped()) return engine.stop();
      log.info('DynamoDB: the engine runs again');
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
