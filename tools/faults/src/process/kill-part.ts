import { type Cloud, until } from '@bayon/cloud-driver';
import { ofType, packagedStacks } from '@bayon/function-host';
import type { Kill } from './kill-cloud.ts';

/** Ends all instances of some function that takes from a queue, in the middle of their batches. */
export const killInstances =
  (appsDir: string): Kill =>
  async (cloud, random) => {
    const { resources } = packagedStacks(appsDir, cloud.process, cloud.dataDir);
    const names = ofType(resources, 'AWS::Lambda::EventSourceMapping').map(({ properties }) =>
      String(properties['FunctionName']).replace(/^.*:/, ''),
    );
    const name = names[Math.floor(random() * names.length)] ?? '';
    const answer = await fetch(`${cloud.process.gatewayUrl}/_local/functions/${name}/kill`, {
      method: 'POST',
    });
    if (!answer.ok) throw new Error(`${name} could not be killed: ${answer.status} ${await answer.text()}`);
  };

/** `kill -9` of the DynamoDB engine; the cloud starts it again by itself. */
export const killEngine: Kill = async (cloud) => {
  const pid = await until('the engine to run', () => enginePid(cloud));
  process.kill(pid, 'SIGKILL');
};

/** Of the processes that work on the data directory it is the one whose program is told a database. */
async function enginePid(cloud: Cloud): Promise<number | undefined> {
  const [, pid] = /^(\d+) \S*dynoxide\S* .*--db-path/m.exec(await cloud.process.survivors()) ?? [];
  return pid === undefined ? undefined : Number(pid);
}
