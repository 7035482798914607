import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAgent, type Agent } from './agent.ts';
import { createAwsClients, type AwsClients } from './aws-clients.ts';
import { startProcess, type CloudProcess, type Within } from './cloud-process.ts';
import { until } from './deadline.ts';

/** A running cloud and how it is reached. It stays at its addresses and on its data however often it is restarted. */
export interface Cloud {
  readonly process: CloudProcess;
  /** Where its data lie. */
  readonly dataDir: string;
  readonly aws: AwsClients;
  /** A user who is on this cloud for the first time, with a token. @param expiresIn seconds */
  agent(name: string, expiresIn?: number, scope?: string): Promise<Agent>;
  /** Ends it at once, as a power failure would. */
  kill(): Promise<void>;
  /** Starts it again on the same data and the same ports. It must have ended. */
  restart(): Promise<void>;
  /** Ends it with all that it started, and forgets its data. */
  dispose(): Promise<void>;
}

const portOf = (url: string) => Number(new URL(url).port);

/** Starts a cloud with no data on free ports. @throws StartFailed */
export async function startCloud({
  dataDir = mkdtempSync(join(tmpdir(), 'bayon-cloud-')),
  within,
}: { readonly dataDir?: string; readonly within?: Within } = {}): Promise<Cloud> {
  const forgetData = () => rmSync(dataDir, { recursive: true, force: true });
  let running = await startProcess(dataDir, undefined, within).catch((error: unknown) => {
    forgetData();
    throw error;
  });
  const { gatewayUrl, awsUrl } = running;
  const aws = createAwsClients(awsUrl);
  let agents = 0;

  return {
    get process() {
      return running;
    },
    aws,
    dataDir,
    agent: (name, expiresIn, scope) => createAgent(gatewayUrl, `${name}-${(agents += 1)}`, expiresIn, scope),
    async kill() {
      await running.end('SIGKILL');
    },
    async restart() {
      running = await startProcess(dataDir, { gateway: portOf(gatewayUrl), aws: portOf(awsUrl) }, within);
    },
    async dispose() {
      aws.destroy();
      await running.end('SIGKILL');
      // The engine notices that its parent is gone, and writes no more.
      await until('the end of the engine', async () =>
        (await running.survivors()) === '' ? true : undefined,
      );
      forgetData();
    },
  };
}
