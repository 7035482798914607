import { InvocationFailed, type Items } from '@bayon/function-host';
import { createBus } from './bus.ts';
import type { Choices } from './choices.ts';
import { type Clients, createClients } from './clients.ts';
import { type Commanding, createCommanding } from './commanding.ts';
import { type Connecting, createConnecting } from './connecting.ts';
import { createDeliveries, type Deliveries } from './deliveries.ts';
import { createDisturbance, type FaultName } from './disturb.ts';
import { createJournal, type Journal } from './journal.ts';
import { type EventLog, nameOfEnvelope } from './on-the-bus.ts';
import type { Plan } from './plan.ts';
import { createQueues, type Queues } from './queues.ts';
import { createSchedules } from './schedules.ts';
import type { Stage } from './stage.ts';
import { createSurroundings } from './surroundings.ts';
import type { Invoke, Turn } from './turn.ts';

/** A world that has come to its end, for whoever judges it. */
export interface EndedWorld {
  readonly plan: Plan;
  readonly log: EventLog;
  /** The names of the events that outside producers put on the bus. */
  readonly outside: ReadonlySet<string>;
  readonly items: Items;
  /** The ids of the events whose jobs could not begin. */
  readonly refused: ReadonlySet<string>;
  readonly queues: Queues;
  readonly clients: Clients;
  readonly commanding: Commanding;
  readonly connecting: Connecting;
  readonly routed: Deliveries['routed'];
  readonly journal: Journal;
  readonly faults: readonly FaultName[];
  /** What went wrong while it ran. */
  readonly wrong: readonly string[];
}

/** A world that has not run dry after so many steps is stuck. */
const mostSteps = 5_000;

/** Functions that run at once. */
const turnsAtOnce = 3;

/** After so many tries nothing is disturbed any more: a queue hands a message out five times. */
const disturbedTries = 3;

/** Lets a world take place until nothing is left to be done. */
export async function runWorld(
  stage: Stage,
  choices: Choices,
  plan: Plan,
  without: ReadonlySet<FaultName>,
): Promise<EndedWorld> {
  const { host, callerOf } = stage;
  const { resources } = host;
  const journal = createJournal();
  const wrong: string[] = [];
  const bus = createBus(choices, plan.doomRate);
  const queues = createQueues(resources, journal);
  const clients = createClients();
  let underWay: readonly Turn[] = [];

  const disturbance = createDisturbance({
    ...{ choices, journal, callerOf, without, rate: plan.faultRate },
    kill: (functionName) => host.kill(functionName),
    mayDisturb: (functionName) =>
      journal.step < plan.calmAt &&
      underWay.every((turn) => turn.functionName !== functionName || turn.tries <= disturbedTries),
  });
  const surroundings = createSurroundings(stage, { bus, queues, clients, disturbance });
  stage.surround(surroundings.answer);

  const invoke: Invoke = async (functionName, event) => {
    try {
      return { ok: true, payload: await host.invoke(functionName, event) };
    } catch (error) {
      if (!(error instanceof InvocationFailed)) throw error;
      journal.note(`fails: ${error.message.split(': ').slice(0, 2).join(' ')}`);
      // A busy machine may take longer than a function has; the message comes back as after any other failure.
      const isLate = error.message.includes('Sandbox.Timedout');
      if (!isLate && !disturbance.disturbed.has(functionName)) wrong.push(`undisturbed: ${error.message}`);
      return { ok: false };
    }
  };
  const shared = { resources, choices, journal, invoke };
  const deliveries = createDeliveries({ ...shared, bus, queues, copyRate: plan.copyRate });
  const commanding = createCommanding({ ...shared, commands: plan.commands });
  const connecting = createConnecting({ ...shared, connections: plan.connections, clients, log: bus.log });
  const ahead = new Set(plan.outside);
  const outside = new Set<string>();

  const schedules = createSchedules(shared);

  async function takeTurns(turns: readonly Turn[]): Promise<void> {
    const chosen = turns
      .map((turn) => ({ turn, order: choices.fraction('turn', turn.name, journal.step) }))
      .toSorted((one, other) => one.order - other.order)
      .slice(0, turnsAtOnce)
      .map(({ turn }) => turn);
    underWay = chosen;
    disturbance.disturbed.clear();
    journal.count('invocations', chosen.length);
    const ends = await Promise.all(chosen.map((turn) => turn.take()));
    // What a function that was ended had sent is not its own any more: it takes effect, in this step.
    await surroundings.quiet();
    for (const end of ends) end();
  }

  function happenOutside(): void {
    for (const one of ahead) {
      if (one.at > journal.step) continue;
      ahead.delete(one);
      outside.add(nameOfEnvelope(bus.put(one.event)));
    }
  }

  /** The next step at which there is something to do; undefined when there is none. */
  function next(): number | undefined {
    const steps = [
      ...[...ahead].map(({ at }) => at),
      ...[...queues.messages].map(({ visibleAt }) => visibleAt),
      ...[commanding.next(), connecting.next()].filter((step) => step !== undefined),
    ];
    return steps.length === 0 ? undefined : Math.max(journal.step + 1, Math.min(...steps));
  }

  async function untilDry(): Promise<void> {
    for (let step = next(); step !== undefined; step = next()) {
      if (step > mostSteps) return void wrong.push(`the world has not run dry after ${mostSteps} steps`);
      journal.step = step;
      happenOutside();
      const turns = [commanding, connecting, deliveries].flatMap((part) => part.turns());
      await takeTurns(step < plan.calmAt ? [...turns, ...schedules.turns()] : turns);
      deliveries.route();
    }
  }

  await untilDry();
  // What is due by now becomes events, until nothing is.
  journal.step = Math.max(journal.step, plan.calmAt);
  do {
    disturbance.disturbed.clear();
    await schedules.now();
    if (deliveries.route() === 0) break;
    await untilDry();
  } while (journal.step <= mostSteps);
  await connecting.disconnectAll();

  const parts = { plan, outside, queues, clients, commanding, connecting, journal, wrong };
  const { log, refused } = bus;
  const { faults } = disturbance;
  const { routed } = deliveries;
  return { ...parts, log, refused, faults, routed, items: await host.items() };
}
