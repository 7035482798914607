import { watchArrivals } from '../cloud/arrivals.ts';
import type { Stage } from '../cloud/with-cloud.ts';

/** From the request for a piece until its user is told that it is in the library, one at a time. Milliseconds. */
export async function pieceLatencies({ agents }: Stage, samples: number): Promise<number[]> {
  const arrivals = watchArrivals(agents, (shown) =>
    shown.type === 'progress' && shown.progress === 100 ? shown.jobId : undefined,
  );
  const times: number[] = [];
  for (let sample = 0; sample < samples; sample += 1) {
    const sentAt = performance.now();
    const accepted = await agents[sample % agents.length]?.client.post('/studio/content', {
      body: {
        contentType: 'blog-post',
        topic: `What first-time buyers should know, part ${sample + 1}`,
      },
    });
    times.push((await arrivals.of((accepted as { readonly jobId: string }).jobId)) - sentAt);
  }
  return times;
}
