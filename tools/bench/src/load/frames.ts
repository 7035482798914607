import { notificationId } from '../cloud/arrivals.ts';
import type { Agent } from '../cloud/agent.ts';

/** The notifications that clients were told of. */
export interface Frames {
  /** Epoch milliseconds at which this event was shown; undefined for one that never was. */
  at(id: string): number | undefined;
  /** Frames beyond the first of their event. */
  repeated(): number;
}

/** Notes every notification frame of these users from now on. */
export function noteFrames(agents: readonly Agent[]): Frames {
  const first = new Map<string, number>();
  for (const agent of agents) {
    agent.onShown = (shown, moment) => {
      const id = notificationId(shown);
      if (id !== undefined) first.set(id, performance.timeOrigin + moment);
    };
  }
  return {
    at: (id) => first.get(id),
    repeated: () => agents.reduce((sum, agent) => sum + agent.repeated(), 0),
  };
}
