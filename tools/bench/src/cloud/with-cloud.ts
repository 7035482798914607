import { type Agent, connectAgent } from './agent.ts';
import { type Bus, connectBus } from './bus.ts';
import { packagedStacks, withScratch } from '@bayon/function-host';
import type { Resource } from '@bayon/local-cloud/parts';
import { type RunningCloud, startCloudProcess } from './running-cloud.ts';

/** A warm cloud with users connected to it and a producer at its bus. */
export interface Stage {
  readonly cloud: RunningCloud;
  /** Where the cloud keeps its state. */
  readonly dataDir: string;
  readonly resources: readonly Resource[];
  readonly agents: readonly Agent[];
  readonly bus: Bus;
}

/** Runs work against a cloud of its own, in which every function is loaded. */
export const withCloud = <T>(
  appsDir: string,
  users: number,
  work: (stage: Stage) => Promise<T>,
): Promise<T> =>
  withScratch(async (directory) => {
    const cloud = await startCloudProcess({ appsDir, dataDir: directory });
    const agents: Agent[] = [];
    try {
      await cloud.warm;
      const { resources } = packagedStacks(appsDir, cloud, directory);
      for (let user = 1; user <= users; user += 1)
        agents.push(await connectAgent(cloud.gatewayUrl, `bench-${user}`));
      const bus = connectBus(cloud.awsUrl, resources);
      const result = await work({ cloud, dataDir: directory, resources, agents, bus });
      bus.close();
      return result;
    } finally {
      for (const agent of agents) agent.close();
      await cloud.stop();
    }
  });
