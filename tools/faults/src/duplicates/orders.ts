import { permutationsOf, randomNumbers } from '@bayon/service-testing';
import { type Case, onlyOnce } from '../packaged/case.ts';
import { differenceOf } from '../packaged/difference.ts';
import type { PackagedWorld } from '../packaged/packaged-world.ts';
import { arrive, type Manner, type Step } from './arrival.ts';
import { gapsIn, regardlessOfOrder } from './regardless.ts';
import type { Story } from './story.ts';

/** As if nothing ever went wrong. */
const plainly: Manner = { cut: 'alone', copies: false, followUps: 'behind' };

export const inBatches: readonly Manner[] = [
  { cut: 'batches', copies: true, followUps: 'behind' },
  { cut: 'batches', copies: true, followUps: 'among' },
];

const everyManner: readonly Manner[] = [
  plainly,
  { cut: 'alone', copies: true, followUps: 'among' },
  ...inBatches,
];

const wordsFor = ({ cut, copies, followUps }: Manner) =>
  [
    cut === 'alone' ? 'one by one' : 'in batches',
    ...(copies ? ['with copies'] : []),
    `caused ${followUps}`,
  ].join(', ');

/** The outcomes of a story's orders, each in one of the manners, against that of the order in which it happened. */
export function orderCases(
  world: PackagedWorld,
  story: Story,
  orders: readonly { readonly name: string; readonly order: readonly Step[] }[],
  seed: number,
  manners = everyManner,
): Case[] {
  const { name, steps, before = [], mayDiffer = [] } = story;
  const after = async (order: readonly Step[], manner: Manner, drawn: number) => {
    const random = randomNumbers(drawn);
    await world.begin();
    await arrive(world, before, plainly, random);
    await arrive(world, order, manner, random);
    const outcome = await world.outcome({ jobs: true });
    return { gaps: gapsIn(outcome), outcome: regardlessOfOrder(outcome, mayDiffer) };
  };
  const expected = onlyOnce(() => after(steps, plainly, seed));
  return orders.map(({ name: orderName, order }, place): Case => {
    const manner = manners[(place + seed + name.length) % manners.length] ?? plainly;
    return {
      name: `${name}: ${orderName}, ${wordsFor(manner)}`,
      kind: `orders of “${name}”`,
      async run() {
        const { outcome } = await expected();
        const actual = await after(order, manner, seed + place);
        return [...actual.gaps, ...differenceOf(outcome, actual.outcome)];
      },
    };
  });
}

/** Every order of a story; or, of many, so many, drawn by the seed. */
export function permutationCases(world: PackagedWorld, story: Story, seed: number, most = Infinity): Case[] {
  const all = permutationsOf(story.steps.map((_, place) => place)).filter(
    (places) => !story.impossible?.(stepsAt(story, places)),
  );
  const random = randomNumbers(seed);
  const chosen = all.length <= most ? all : shuffled(all, random).slice(0, most);
  return orderCases(
    world,
    story,
    chosen.map((places) => ({
      name: places.map((place) => place + 1).join(' '),
      order: stepsAt(story, places),
    })),
    seed,
  );
}

const stepsAt = ({ steps }: Story, places: readonly number[]): Step[] =>
  places.flatMap((place) => steps[place] ?? []);

/** Fisher and Yates: every order is as likely. */
export function shuffled<T>(things: readonly T[], random: () => number): T[] {
  const order = [...things];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] as T, order[last] as T];
  }
  return order;
}
