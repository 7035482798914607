import { notificationId } from '../cloud/arrivals.ts';
import type { Agent } from '../cloud/agent.ts';

/** The notifications that clients were told of. */
export interface Frames {
  /** Epoch milliseconds of the first frame of this event; undefined for one that never came. */
  at(id: string): number | undefined;
  /** Frames beyond the first of their event. */
  repeated(): number;
}

/** Notes every notification frame of these users from now on. */
export function noteFrames(agents: readonly Agent[]): Frames {
  const first = new Map<string, number>();
  let repeated = 0;
  for (const agent of agents) {
    agent.onFrame = (frame, moment) => {
      const id = notificationId(frame);
      if (id === undefined) return;
      if (first.has(id)) repeated += 1;
      else first.set(id, performance.timeOrigin + moment);
    };
  }
  return { at: (id) => first.get(id), repeated: () => repeated };
}
