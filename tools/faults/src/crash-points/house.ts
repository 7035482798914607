import { type Host, InvocationFailed, startHost } from '@bayon/function-host';
import { createDisturber, type Disturber, type Seen } from './disturber.ts';
import type { Call } from './calls.ts';
import type { Fault } from './faults.ts';
import type { Delivery, Scenario } from './scenario.ts';

/** How a delivery ended: its sender is content, is told to come again, or hears that the function died. */
export type End = 'done' | 'refused' | 'died';

export interface Delivered {
  readonly end: End;
  readonly seen: Seen;
  /** The answer, or the error. */
  readonly told: string;
}

/** The packaged functions on tables of their own, and what goes on between them and AWS. */
export interface House {
  readonly host: Host;
  deliver(
    scenario: Scenario,
    delivery: Delivery,
    disturbance?: { readonly fault: Fault; readonly call: Call },
  ): Promise<Delivered>;
}

export interface HouseOptions {
  readonly appsDir: string;
  readonly dataDir: string;
  readonly codeOf?: (functionName: string) => string | undefined;
}

export async function openHouse(options: HouseOptions): Promise<House> {
  const disturber: Disturber = createDisturber();
  const host = await startHost({ ...options, between: (service) => disturber.between(service) });

  const invoke = async (scenario: Scenario, delivery: Delivery): Promise<Omit<Delivered, 'seen'>> => {
    try {
      const answer = await host.invoke(scenario.functionName, scenario.payload(delivery));
      return { end: scenario.isDone(answer) ? 'done' : 'refused', told: JSON.stringify(answer) };
    } catch (error) {
      if (error instanceof InvocationFailed) return { end: 'died', told: error.message };
      throw error;
    }
  };

  return {
    host,
    async deliver(scenario, delivery, disturbance) {
      const { result, seen } = await disturber.during(
        () => invoke(scenario, delivery),
        disturbance && {
          ...disturbance,
          kill: async () => {
            await host.kill(scenario.functionName);
          },
          overtake: async () => {
            await invoke(scenario, { message: 'other', attempt: 1 });
          },
        },
      );
      return { ...result, seen };
    },
  };
}
