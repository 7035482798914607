import { isDeepStrictEqual } from 'node:util';
import type { Items } from '@bayon/function-host';
import type { Call } from './calls.ts';
import { type Aftermath, differences } from './compare.ts';
import type { Seen } from './disturber.ts';
import { together } from './effects.ts';
import { behindTheFuture, deliveredTwice, type Fault, overtaken } from './faults.ts';
import type { House } from './house.ts';
import type { Delivery, Scenario } from './scenario.ts';
import { excessOf, settledRecords } from './settled.ts';

/** A call of a scenario, and what happens to it. */
export interface Case {
  readonly name: string;
  readonly scenario: Scenario;
  readonly fault: Fault;
  readonly call: Call;
  /** The event comes as another message before the first comes again. */
  readonly copyFirst: boolean;
}

/** What happens undisturbed. */
export interface Reference {
  /** The tables before. */
  readonly ground: Items;
  readonly calls: readonly Call[];
  readonly alone: Aftermath;
  /** The same with another event of the same kind, by which of the two is first. Sets the tables back. */
  readonly after: (first: 'original' | 'other') => Promise<Aftermath>;
}

/** More than a queue's receives would be: a case that needs as many is stuck. */
const mostDeliveries = 4;

/** Runs a case. @returns what is not as in the undisturbed run; nothing, if all is well */
export async function runCase(house: House, reference: Reference, one: Case): Promise<readonly string[]> {
  const first = await attempt(house, reference, one);
  if (first !== 'not met') return first;
  // An instance remembers what it has read (research's index): one that is new makes all calls again.
  await house.host.kill(one.scenario.functionName);
  const second = await attempt(house, reference, one);
  return second === 'not met' ? [`${one.call.operation} was not called ${one.call.nth} times`] : second;
}

async function attempt(
  house: House,
  reference: Reference,
  { scenario, fault, call, copyFirst }: Case,
): Promise<readonly string[] | 'not met'> {
  await house.host.restore(reference.ground);
  const from = Date.now();
  const seen: Seen[] = [];
  const problems: string[] = [];

  const deliver = async (delivery: Delivery, disturbance?: { fault: Fault; call: Call }) => {
    const isAgain = scenario.eventId !== undefined && seen.length > 0;
    const records = isAgain ? settledRecords(await house.host.items(), scenario.eventId) : undefined;
    const delivered = await house.deliver(scenario, delivery, disturbance);
    seen.push(delivered.seen);
    if (records && records.count > 0 && records.count === recordsOf(scenario, reference))
      problems.push(...excessOf(records, `message-${delivery.message}`, delivered.seen));
    if (delivered.end !== 'done') await scenario.afterFailure?.(house.host, delivery);
    return delivered;
  };
  const untilDone = async (message: 'original' | 'copy', first: number) => {
    for (let attempt = first; attempt < first + mostDeliveries; attempt += 1)
      if ((await deliver({ message, attempt })).end === 'done') return;
    problems.push(`the ${message} was not done after ${mostDeliveries} more deliveries`);
  };

  if (fault === behindTheFuture) {
    const { seen: told, end } = await house.deliver(scenario, { message: 'future', attempt: 1 });
    if (end !== 'done' || told.deadLetters.length !== 1) problems.push('one of the future is no dead letter');
  }
  const first = await deliver({ message: 'original', attempt: 1 }, { fault, call });
  if (!first.seen.isHit) return 'not met';
  if (copyFirst) await untilDone('copy', 1);
  if (first.end !== 'done') await untilDone('original', 2);
  if (fault === deliveredTwice) {
    const settled = await house.host.items();
    await untilDone('copy', 1);
    if (!isDeepStrictEqual(await house.host.items(), settled)) problems.push('the copy has changed an item');
  }

  // A handler that gave up may have left calls behind that are still tried again; they must not reach the next case.
  if (first.end === 'refused') await house.host.kill(scenario.functionName);
  const span = { from, to: Date.now() };
  const actual = { ...together(seen), items: await house.host.items(), span };
  const differencesTo = (expected: Aftermath) =>
    differences(aliased(expected, scenario), aliased(actual, scenario), reference.ground);
  if (fault !== overtaken) return [...problems, ...differencesTo(reference.alone)];
  // Which of the two is first is not ours to say (the SDK may lose patience while the other is delivered), but one is.
  const isLast = differencesTo(await reference.after('other'));
  const isFirst = isLast.length > 0 ? differencesTo(await reference.after('original')) : [];
  return [...problems, ...(isFirst.length > 0 ? isLast : [])];
}

const recordsOf = ({ eventId }: Scenario, { alone }: Reference): number =>
  eventId === undefined ? 0 : settledRecords(alone.items, eventId).count;

/** The same with one name for what is called differently in each run. */
function aliased(aftermath: Aftermath, { alias }: Scenario): Aftermath {
  if (alias === undefined) return aftermath;
  // The first event is the first in each run; one too many has a number too high.
  const names = new Map<string, string>();
  for (const { id } of aftermath.published)
    for (const [name] of id.matchAll(alias)) names.set(name, names.get(name) ?? `<event ${names.size + 1}>`);
  const rename = (text: string) => text.replaceAll(alias, (name) => names.get(name) ?? '<alias>');
  const items = new Map<string, unknown>();
  for (const [name, item] of aftermath.items) {
    const alike = rename(name);
    // Two that are called the same are one too many, not one.
    items.set(items.has(alike) ? `${alike} and ${name}` : alike, JSON.parse(rename(JSON.stringify(item))));
  }
  const published = aftermath.published.map((event) => ({
    ...event,
    id: rename(event.id),
    detail: rename(event.detail),
  }));
  return { ...aftermath, items, published };
}

/** Records what happens undisturbed. Throws where even that does not end well. */
export async function recordReference(house: House, scenario: Scenario): Promise<Reference> {
  const { host } = house;
  await host.clear();
  await scenario.prepare(host);
  const ground = await host.items();

  const run = async (...messages: readonly ('original' | 'other')[]) => {
    await host.restore(ground);
    const from = Date.now();
    const seen: Seen[] = [];
    for (const message of messages) {
      const delivered = await house.deliver(scenario, { message, attempt: 1 });
      if (delivered.end !== 'done')
        throw new Error(`the ${message} ${delivered.end} undisturbed: ${delivered.told}`);
      seen.push(delivered.seen);
    }
    const span = { from, to: Date.now() };
    const aftermath: Aftermath = { ...together(seen), items: await host.items(), span };
    if (aftermath.deadLetters.length > 0) throw new Error('a dead letter undisturbed');
    return { aftermath, calls: seen.at(-1)?.calls ?? [] };
  };

  const { aftermath: alone, calls } = await run('original');
  const both = new Map<string, Promise<Aftermath>>();
  const after: Reference['after'] = (first) => {
    const order = first === 'other' ? (['other', 'original'] as const) : (['original', 'other'] as const);
    const known = both.get(first) ?? run(...order).then(({ aftermath }) => aftermath);
    both.set(first, known);
    return known;
  };
  return { ground, calls, alone, after };
}
