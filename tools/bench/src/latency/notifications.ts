import { setTimeout as delay } from 'node:timers/promises';
import { notificationId, watchArrivals } from '../cloud/arrivals.ts';
import { notificationFor } from '../cloud/notification.ts';
import type { Stage } from '../cloud/with-cloud.ts';

export const perSecond = 50;
export const seconds = 10;

/** Each notification is sent when the one before has arrived. Milliseconds. */
export async function idleLatencies({ agents, bus }: Stage, samples: number): Promise<number[]> {
  const arrivals = watchArrivals(agents, notificationId);
  const times: number[] = [];
  for (let sample = 0; sample < samples; sample += 1) {
    const event = notificationFor(agents[sample % agents.length]?.user ?? '');
    const sentAt = performance.now();
    await bus.publish([event]);
    times.push((await arrivals.of(event.id)) - sentAt);
  }
  return times;
}

/** Notifications leave on time, whether or not those before have arrived. Milliseconds. */
export async function loadedLatencies({ agents, bus }: Stage): Promise<number[]> {
  const arrivals = watchArrivals(agents, notificationId);
  const startedAt = performance.now();
  const send = async (_: unknown, place: number): Promise<number> => {
    const due = startedAt + (place * 1_000) / perSecond;
    await delay(Math.max(0, due - performance.now()));
    const event = notificationFor(agents[place % agents.length]?.user ?? '');
    await bus.publish([event]);
    return (await arrivals.of(event.id)) - due;
  };
  return Promise.all(Array.from({ length: perSecond * seconds }, send));
}
