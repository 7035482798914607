import { expect } from 'vitest';
import type { Cloud } from '@bayon/cloud-driver';
import { put } from './bus.ts';
import { messagesIn, readInboxes } from './queues.ts';
import { eventually } from './use-cloud.ts';
import { readJob } from './studio.ts';
import { readJobs } from './realtime.ts';

/** How many services an event may run through, one causing the next: API, generator, studio, realtime. */
const hops = 3;

/**
 * Waits until whatever was put on the bus before, and whatever it caused, has had its effect: only then "nothing
 * happened" and "it happened once" can be told. A marker event goes the same ways behind it, then the queues run empty;
 * once for each hop.
 */
export async function quiet(cloud: Cloud): Promise<void> {
  const inboxes = await readInboxes(cloud.aws);
  const marker = await cloud.agent('marker');
  for (let hop = 1; hop <= hops; hop += 1) {
    const jobId = `marker-${hop}`;
    await put(cloud.aws, {
      detailType: 'Job Progress Update',
      detail: {
        userId: marker.user,
        jobId,
        jobType: 'marker',
        progress: 100,
        status: 'completed',
        message: 'Seen',
        timestamp: new Date().toISOString(),
      },
    });
    await eventually(async () => {
      expect(await readJob(marker, jobId)).toMatchObject({ progress: 100 });
      expect(await readJobs(marker)).toContainEqual(expect.objectContaining({ jobId }));
      for (const queue of inboxes) expect([queue, await messagesIn(cloud.aws, queue)]).toEqual([queue, 0]);
    });
  }
}
