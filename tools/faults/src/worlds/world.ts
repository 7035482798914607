import { InvocationFailed, type Items, ofType } from '@bayon/function-host';
import { createBus } from './bus.ts';
import type { Choices } from './choices.ts';
import { aMinuteOld, type Clients, createClients } from './clients.ts';
import { type Commanding, createCommanding } from './commanding.ts';
import { type Connecting, createConnecting } from './connecting.ts';
import { createDeliveries, type Deliveries } from './deliveries.ts';
import { createDisturbance, type FaultName } from './disturb.ts';
import { createJournal, type Journal } from './journal.ts';
import { type EventLog, nameOfEnvelope } from './on-the-bus.ts';
import type { Plan } from './plan.ts';
import { createQueues, nameInArn, type Queues } from './queues.ts';
import type { Stage, Surroundings } from './stage.ts';
import type { Invoke, Turn } from './turn.ts';

/** A world that has come to its end, for whoever judges it. */
export interface EndedWorld {
  readonly plan: Plan;
  readonly log: EventLog;
  /** The names of the events that outside producers put on the bus. */
  readonly outside: ReadonlySet<string>;
  readonly items: Items;
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
  { host, callerOf, surround }: Stage,
  choices: Choices,
  plan: Plan,
  without: ReadonlySet<FaultName>,
): Promise<EndedWorld> {
  const { resources } = host;
  const journal = createJournal();
  const wrong: string[] = [];
  const bus = createBus(choices);
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
  const places = { AWSEvents: bus.service, AmazonSQS: queues.service, 'execute-api': clients.service };
  const calls = new Set<Promise<unknown>>();
  const answerTo: Surroundings = (service, request) => {
    const protocol = String(request.headers['x-amz-target'] ?? 'execute-api').split('.')[0] ?? '';
    const place = Object.entries(places).find(([name]) => name === protocol)?.[1] ?? service;
    const isConnect = callerOf(request)?.endsWith('-connect') === true;
    return disturbance.disturb(
      { accepts: () => true, handle: (call) => place.handle(call) },
      isConnect ? aMinuteOld(request) : request,
    );
  };
  surround((service, request) => {
    const call = answerTo(service, request).finally(() => calls.delete(call));
    calls.add(call);
    return call;
  });

  const invoke: Invoke = async (functionName, event) => {
    try {
      return { ok: true, payload: await host.invoke(functionName, event) };
    } catch (error) {
      if (!(error instanceof InvocationFailed)) throw error;
      journal.note(error.message.split('\n')[0] ?? '');
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

  const schedulers = scheduled(host.resources);
  const schedulerTurns = (): Turn[] =>
    schedulers
      .filter((ref) => choices.chance(0.08, 'schedule', ref, journal.step))
      // The minute may come twice.
      .flatMap((ref) => (choices.chance(0.3, 'twice', ref, journal.step) ? [ref, ref] : [ref]))
      .map((ref, place) => ({
        ...{ name: `schedule ${ref} ${place}`, functionName: ref, tries: 1 },
        take: async () => {
          await invoke(ref, { 'detail-type': 'Scheduled Event' });
          return () => undefined;
        },
      }));

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
    await Promise.allSettled(calls);
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
      const minute = step < plan.calmAt ? schedulerTurns() : [];
      await takeTurns([...commanding.turns(), ...connecting.turns(), ...deliveries.turns(), ...minute]);
      deliveries.route();
    }
  }

  await untilDry();
  // What is due by now becomes events, until nothing is.
  journal.step = Math.max(journal.step, plan.calmAt);
  do {
    disturbance.disturbed.clear();
    for (const ref of schedulers) await invoke(ref, { 'detail-type': 'Scheduled Event' });
    if (deliveries.route() === 0) break;
    await untilDry();
  } while (journal.step <= mostSteps);
  await connecting.disconnectAll();

  const items = await host.items();
  const { log } = bus;
  const { faults } = disturbance;
  const { routed } = deliveries;
  return {
    plan,
    log,
    outside,
    items,
    queues,
    clients,
    commanding,
    connecting,
    routed,
    journal,
    faults,
    wrong,
  };
}

/** The functions that are invoked by the clock. */
const scheduled = (resources: Stage['host']['resources']): string[] =>
  ofType(resources, 'AWS::Events::Rule')
    .filter(({ properties }) => properties['ScheduleExpression'] !== undefined)
    .flatMap(({ properties }) =>
      (properties['Targets'] as readonly { readonly Arn: string }[]).map(({ Arn }) => nameInArn(Arn)),
    );
