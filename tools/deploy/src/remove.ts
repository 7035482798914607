import type { Asked } from './asked.ts';
import { createClients, whoAmI } from './clients.ts';
import { confirmStage } from './confirm.ts';
import { messageOf, UsageError } from './errors.ts';
import { readStage } from './stage-settings.ts';
import { among, orderOf, reversed } from './stack/order.ts';
import { type Removal, removalsOf, removeStack } from './stack/remove-stack.ts';
import { type Outcome, sideBySide } from './stack/side-by-side.ts';

const atOnce = 4;

/** Says what is removed and what is kept, and removes it. @returns whether every stack is gone */
export async function remove(asked: Asked): Promise<boolean> {
  const stage = await readStage(asked.stage);
  const clients = createClients(stage.region);
  try {
    const { account, arn } = await whoAmI(clients.sts);
    console.log(`stage ${stage.name} in account ${account}, ${stage.region}, as ${arn}`);
    const all = await removalsOf(clients.cloudFormation, stage.name);
    const unknown = asked.only.filter((app) => !all.some((one) => one.app === app));
    if (unknown.length > 0)
      throw new UsageError(
        `${unknown.join(', ')} is not deployed to ${stage.name}; there are ${all.map(({ app }) => app).join(', ') || 'none'}`,
      );
    const removals = new Map(
      all
        .filter(({ app }) => asked.only.length === 0 || asked.only.includes(app))
        .map((one) => [one.app, one]),
    );
    for (const line of whatGoes([...removals.values()])) console.log(line);
    if (asked.planOnly || removals.size === 0) return true;
    await confirmStage(stage.name, asked.yes);
    const order = among(reversed(orderOf(all, [])), new Set(removals.keys()));
    const outcome = await sideBySide(order, atOnce, async (app) => {
      const removal = removals.get(app);
      if (removal) await removeStack(clients, removal);
      console.log(`${app.padEnd(9)} removed`);
    });
    for (const line of tellFailures(outcome, stage.name)) console.error(line);
    return outcome.failed.size === 0;
  } finally {
    clients.destroy();
  }
}

/** What is removed, by number, and what is kept, by name. */
export function whatGoes(removals: readonly Pick<Removal, 'app' | 'removed' | 'kept'>[]): readonly string[] {
  if (removals.length === 0) return ['nothing is deployed'];
  return removals.flatMap(({ app, removed, kept }) => [
    `${app}: ${removed.length} resources are removed${kept.length > 0 ? `, ${kept.length} kept` : ''}`,
    ...kept.map(
      ({ ResourceType = '', PhysicalResourceId = '' }) =>
        `  kept: ${ResourceType} ${PhysicalResourceId}, because it holds what cannot be made again (DeletionPolicy: Retain)`,
    ),
  ]);
}

function tellFailures({ done, failed, notBegun }: Outcome, stage: string): readonly string[] {
  if (failed.size === 0) return [];
  return [
    ...[...failed].flatMap(([app, error]) => ['', `${app} was not removed:`, `  ${messageOf(error)}`]),
    '',
    `removed: ${done.join(', ') || 'none'}; still there: ${[...failed.keys(), ...notBegun].join(', ')}.`,
    `When the reason is mended, type: npm run remove:event-driven -- ${stage}`,
  ];
}
