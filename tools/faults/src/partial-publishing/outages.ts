import { randomUUID } from 'node:crypto';
import type { QueuedEvent } from '@bayon/function-host';
import type { Answer, SentEntry } from '@bayon/scripted-bus';
import type { Case } from '../packaged/case.ts';
import { deliverBatch } from '../packaged/deliver.ts';
import { differenceOf } from '../packaged/difference.ts';
import { eventOf } from '../packaged/occurrence.ts';
import type { PackagedWorld } from '../packaged/packaged-world.ts';
import { prepare, type Taken, takenOf } from '../packaged/taken.ts';

/** How the bus is down for longer than everybody's retries. */
const outages: Readonly<Record<string, (entries: readonly SentEntry[]) => Answer>> = {
  'refuses each entry': (entries) => ({ codes: entries.map(() => 'InternalFailure') }),
  'refuses every second entry': (entries) => ({
    codes: entries.map((_, place) => (place % 2 === 0 ? 'ThrottlingException' : undefined)),
  }),
  'refuses requests': () => ({ status: 400, code: 'AccessDeniedException' }),
  'meets internal errors': () => ({ status: 500, code: 'InternalException' }),
  'loses its answers': () => 'lost',
};

/** What comes when the bus is back. */
const returns = ['redelivery', 'copy'] as const;

/**
 * The bus is down while a processor takes an event, and while it takes it again: the message goes back, the state is
 * committed. When the bus is back all is published under the ids of an undisturbed delivery, and nothing else changes.
 *
 * Each event in two ways, drawn by the seed. @param bounded some of the events, in one way
 */
export function outageCases(
  world: PackagedWorld,
  { bounded, seed }: { readonly bounded: boolean; readonly seed: number },
): Case[] {
  const kinds = Object.entries(outages).flatMap(([what, how]) =>
    returns.map((then) => ({ what, how, then })),
  );
  return takenOf(world.subscriptions)
    .filter(({ subscription }) => subscription.part === 'processor')
    .filter((_, place) => !bounded || place % 24 === seed % 24)
    .flatMap((taken, place) =>
      [0, 7]
        .slice(0, bounded ? 1 : 2)
        .flatMap((further) => kinds[(place + seed + further) % kinds.length] ?? [])
        .map(({ what, how, then }): Case => ({
          name: `${taken.name}: the bus ${what}, then a ${then}`,
          kind: `outages of a bus that ${what}`,
          run: () => throughOutage(world, taken, how, then),
        })),
    );
}

async function throughOutage(
  world: PackagedWorld,
  taken: Taken,
  how: (entries: readonly SentEntry[]) => Answer,
  then: (typeof returns)[number],
): Promise<string[]> {
  const { subscription, occurrence } = taken;
  const messageId = randomUUID();
  const message = (attempt: number, id = messageId): QueuedEvent => ({
    event: eventOf(occurrence),
    messageId: id,
    attempt,
  });
  const comesBack = async (one: QueuedEvent) => (await deliverBatch(world, subscription, [one])).length > 0;

  await prepare(world, taken);
  if (await comesBack(message(1))) return ['an undisturbed delivery came back'];
  const undisturbed = await world.outcome();
  const publishes = undisturbed.events.size > 0;

  await prepare(world, taken);
  world.bus.behave(how);
  const came = [await comesBack(message(1)), await comesBack(message(2))];
  const during = await world.outcome();
  world.bus.behave(() => ({ codes: [] }));
  const cameAfter = await comesBack(then === 'copy' ? message(1, randomUUID()) : message(3));
  const committed = { items: undisturbed.items, events: during.events };
  return [
    ...came
      .filter((back) => back !== publishes)
      .map((back) => (back ? 'came back for nothing' : 'was taken')),
    ...(cameAfter ? ['came back though the bus was back'] : []),
    ...world.deadLetters.map((reason) => `laid aside: ${reason}`),
    ...differenceOf(committed, during).map((line) => `while the bus was down, ${line}`),
    ...differenceOf(undisturbed, await world.outcome()).map((line) => `with the bus back, ${line}`),
  ];
}
