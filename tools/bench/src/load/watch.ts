import { setTimeout as delay } from 'node:timers/promises';
import type { Stage } from '../cloud/with-cloud.ts';
import { processTree } from '../start/processes.ts';
import { queueDepths } from '../throughput/queues.ts';
import type { Phase } from './phases.ts';

/** One look at the cloud. */
export interface Sample {
  readonly phase: Phase | undefined;
  /** Resident memory in MiB; NaN where the system has no /proc. */
  readonly cloud: number;
  readonly engine: number;
  /** Messages in the inboxes, waiting or with a function. */
  readonly depth: number;
}

/** Looking costs a request for each queue: often enough to see a minute's course, seldom enough not to be a load. */
const every = 2_000;

/** Looks at the cloud until it is stopped. Loading and draining can ask what was seen last. */
export function watch({ cloud, resources }: Stage, phaseNow: () => Phase | undefined) {
  const samples: Sample[] = [];
  const stop = new AbortController();
  const { signal } = stop;

  async function look(): Promise<void> {
    const { inboxes } = await queueDepths(cloud.awsUrl, resources);
    const processes = processTree(cloud.pid);
    const memory = (isWanted: (name: string, pid: number) => boolean) =>
      processes.find(({ name, pid }) => isWanted(name, pid))?.mebibytes ?? NaN;
    samples.push({
      phase: phaseNow(),
      cloud: memory((_, pid) => pid === cloud.pid),
      engine: memory((name) => name.startsWith('dynoxide')),
      depth: inboxes,
    });
  }

  const watching = (async () => {
    while (!signal.aborted) {
      await look();
      await delay(every, undefined, { signal }).catch(() => undefined);
    }
  })();
  // Whoever stops the watch is told of its failure.
  watching.catch(() => undefined);

  return {
    samples: samples as readonly Sample[],
    async stop(): Promise<void> {
      stop.abort();
      await watching;
    },
  };
}
