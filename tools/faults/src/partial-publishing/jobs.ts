import { randomUUID } from 'node:crypto';
import type { SentEntry } from '@bayon/scripted-bus';
import type { Case } from '../packaged/case.ts';
import { deliverBatch } from '../packaged/deliver.ts';
import { differenceOf } from '../packaged/difference.ts';
import { eventOf } from '../packaged/occurrence.ts';
import type { PackagedWorld } from '../packaged/packaged-world.ts';
import { prepare, type Taken, takenOf } from '../packaged/taken.ts';

/**
 * The bus takes a job's progress, but not its outcome. The outcome is settled: when the bus is back it is published as
 * it was, and the work is not done again, which would show as progress that is reported once more.
 */
export const jobCases = (world: PackagedWorld): Case[] =>
  takenOf(world.subscriptions)
    .filter(({ subscription }) => ['generator', 'worker'].includes(subscription.part))
    .map((taken) => ({
      name: `${taken.name}: the bus takes its progress alone`,
      kind: 'jobs whose outcome the bus does not take',
      run: () => withoutOutcome(world, taken),
    }));

/** That a job has failed is an outcome. */
const isProgress = ({ DetailType: type, Detail: detail }: SentEntry) =>
  type === 'Job Progress Update' && (JSON.parse(detail) as { status: string }).status !== 'failed';
/** A request carries the trace of its own invocation. */
const withoutTrace = ({ Source, DetailType, Detail }: SentEntry) => [Source, DetailType, Detail].join(' ');

async function withoutOutcome(world: PackagedWorld, taken: Taken): Promise<string[]> {
  const messageId = randomUUID();
  const comesBack = async (attempt: number) => {
    const message = { event: eventOf(taken.occurrence), messageId, attempt };
    return (await deliverBatch(world, taken.subscription, [message])).length > 0;
  };
  await prepare(world, taken);
  world.bus.behave((entries) => ({
    codes: entries.map((entry) => (isProgress(entry) ? undefined : 'InternalFailure')),
  }));
  const came = [await comesBack(1), await comesBack(2)];
  const settled = await world.outcome();
  const told = world.bus.entries.length;
  const refused = new Set(
    world.bus.requests
      .flat()
      .filter((entry) => !isProgress(entry))
      .map(withoutTrace),
  );
  world.bus.behave(() => ({ codes: [] }));
  const cameAfter = await comesBack(3);
  const { items } = await world.outcome();

  const published = world.bus.entries.slice(told).map(withoutTrace);
  return [
    ...(came.includes(false) ? ['was taken though its outcome was not published'] : []),
    ...(cameAfter ? ['came back though the bus was back'] : []),
    ...(refused.size > 0 ? [] : ['there was no outcome']),
    ...(published.length === refused.size
      ? []
      : [`${published.length} events in the end, not ${refused.size}`]),
    ...published.filter((entry) => !refused.has(entry)).map((entry) => `was not settled so: ${entry}`),
    ...differenceOf(settled, { ...settled, items }),
  ];
}
