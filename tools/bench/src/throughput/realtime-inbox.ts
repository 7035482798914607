import { notificationId, watchArrivals } from '../cloud/arrivals.ts';
import { notificationFor } from '../cloud/notification.ts';
import type { Stage } from '../cloud/with-cloud.ts';
import { drained, type Flow } from './flow.ts';

/** Sends notifications, and waits for every frame. */
export async function notificationsThroughRealtime(stage: Stage, events: number): Promise<Flow> {
  const { agents, bus } = stage;
  const arrivals = watchArrivals(agents, notificationId);
  const outgoing = Array.from({ length: events }, (_, place) =>
    notificationFor(agents[place % agents.length]?.user ?? ''),
  );
  const startedAt = performance.now();
  await bus.publish(outgoing);
  const arrived = await Promise.all(outgoing.map(({ id }) => arrivals.of(id)));
  const passedMs = Math.max(...arrived) - startedAt;
  const { at, deadLetters } = await drained(stage);
  return {
    what: 'Real-time Notification through realtime’s inbox to the frame',
    events,
    passedMs,
    drainedMs: Math.max(passedMs, at - startedAt),
    deadLetters,
  };
}
