import { connectAgent } from '../cloud/agent.ts';
import { notificationId, watchArrivals } from '../cloud/arrivals.ts';
import { notificationFor } from '../cloud/notification.ts';
import type { Stage } from '../cloud/with-cloud.ts';

/** One device marks, and the user's other one shows it: from the command on. Milliseconds. */
export async function markLatencies({ agents, bus, cloud }: Stage, samples: number): Promise<number[]> {
  const [laptop] = agents;
  if (!laptop) throw new Error('there is nobody');
  const phone = await connectAgent(cloud.gatewayUrl, laptop.user);
  try {
    const entry = notificationFor(laptop.user);
    const arrivals = watchArrivals([phone], notificationId);
    await bus.publish([entry]);
    await arrivals.of(entry.id);
    const times: number[] = [];
    for (let sample = 1; sample <= samples; sample += 1) {
      const { promise, resolve } = Promise.withResolvers<number>();
      const off = phone.client.realtime.on('marked', () => resolve(performance.now()));
      const sentAt = performance.now();
      await laptop.client.inbox.mark(sample % 2 === 1 ? 'read' : 'unread', { ids: [entry.id] });
      times.push((await promise) - sentAt);
      off();
    }
    return times;
  } finally {
    phone.close();
  }
}
