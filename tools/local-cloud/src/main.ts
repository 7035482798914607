import { debuglog } from 'node:util';
import { startCloud, type Cloud } from './cloud.ts';
import { greeting } from './greeting.ts';
import { createLog } from './log/index.ts';
import { npmEnded } from './npm.ts';
import { parseOptions, USAGE, UsageError, type Options } from './options.ts';

const write = (line: string): void => void process.stdout.write(`${line}\n`);

/** One line says what a person must mend; `NODE_DEBUG=local-cloud` adds where it came from. */
function fail(error: unknown): never {
  debuglog('local-cloud')('%O', error);
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`local cloud: ${message.replaceAll('\n', ' ')}\n`);
  process.exit(error instanceof UsageError ? 2 : 1);
}

/**
 * Ctrl-C ends gracefully, a second one at once; so does the end of the npm that started it. Before the cloud runs, the
 * signal itself ends the process, and nothing outlives that: the engine ends with it.
 */
function stopOn(signals: readonly NodeJS.Signals[], starterEnded: Promise<void>, cloud: Cloud): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(130);
    stopping = true;
    cloud.close().then(() => process.exit(0), fail);
  };
  for (const signal of signals) process.on(signal, stop);
  void starterEnded.then(() => {
    if (!stopping) stop();
  });
}

async function run(options: Options): Promise<void> {
  const log = createLog({ json: options.json, colours: process.stdout.isTTY, write });
  // Looked for first: an npm that ends while the cloud starts is not there to be found afterwards.
  const starterEnded = npmEnded(process.env);
  const cloud = await startCloud({ ...options, log });
  stopOn(['SIGINT', 'SIGTERM', 'SIGHUP'], starterEnded, cloud);
  if (options.json) log.info('ready', { gatewayUrl: cloud.gatewayUrl, awsUrl: cloud.awsUrl });
  else write(await greeting(cloud, options.dataDir));
}

try {
  const options = parseOptions(process.argv.slice(2));
  if (options === undefined) write(USAGE);
  else await run(options);
} catch (error) {
  fail(error);
}
