import { randomNumbers } from '@bayon/service-testing';
import type { Case } from '../packaged/case.ts';
import type { Occurrence } from '../packaged/occurrence.ts';
import type { PackagedWorld } from '../packaged/packaged-world.ts';
import type { Step } from './arrival.ts';
import { inBatches, orderCases, shuffled } from './orders.ts';
import { saidOnTheWay, type Story } from './story.ts';

const people = ['ada', 'grace', 'kim', 'linh', 'zoe', 'mia'];

/** Everything that the stories tell, of several users at once: hundreds of events, in one story. */
function everything(stories: readonly Story[], users: number): Story {
  const events = people
    .slice(0, users)
    .flatMap((userId) =>
      stories.flatMap(({ name, before = [], steps }) =>
        [...before, ...steps].flatMap((step): Step[] =>
          'contract' in step ? [{ ...step, ...ofUser(step, userId, name) }] : [],
        ),
      ),
    );
  return {
    name: `all that ${users === 1 ? 'one user does' : `${users} users do`}, ${events.length} events`,
    steps: events,
    mayDiffer: [saidOnTheWay, ...stories.flatMap(({ mayDiffer = [] }) => mayDiffer)],
  };
}

/** The same event of another user, about things of the story's own, under an id of its own. */
function ofUser({ id, detail }: Occurrence, userId: string, story: string) {
  const own = story.replaceAll(/\W+/g, '-').slice(0, 40);
  const about = Object.entries<unknown>({ ...detail }).map(
    ([name, value]) => [name, things.has(name) ? `${String(value)}-${own}` : value] as const,
  );
  return {
    id: `${userId}-${own}-${id}`,
    detail: { ...Object.fromEntries<unknown>(about), ...('userId' in detail && { userId }) },
  };
}

/** A thing of two stories would end as neither of them says. */
const things = new Set(['contentId', 'jobId', 'queryId', 'reportId', 'knowledgeId']);

/** Seeded shuffles of long sequences, with copies, in batches cut by chance. */
export function longCases(
  world: PackagedWorld,
  stories: readonly Story[],
  { seed, users, shuffles }: { readonly seed: number; readonly users: number; readonly shuffles: number },
): Case[] {
  const story = everything(stories, users);
  const random = randomNumbers(seed);
  const orders = Array.from({ length: shuffles }, (_, place) => ({
    name: `shuffle ${place + 1}`,
    order: shuffled(story.steps, random),
  }));
  return orderCases(world, story, orders, seed, inBatches);
}
