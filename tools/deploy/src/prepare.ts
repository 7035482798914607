import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { catalogue } from '@bayon/event-contracts';
import type { Asked } from './asked.ts';
import { type Clients, createClients, whoAmI } from './clients.ts';
import { UsageError } from './errors.ts';
import { packageWithoutGaps } from './foreign/fill-gaps.ts';
import { type DeployedStage, environmentOf, readStage } from './stage-settings.ts';
import { among, type Order, orderOf } from './stack/order.ts';
import { packageAll } from './stack/package-all.ts';
import { type PackagedStack, packagedStacks } from './stack/packaged-stacks.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const appsFolder = join(root, 'apps');

/** All that has to be known before a stage is changed. */
export interface Prepared {
  readonly stage: DeployedStage;
  readonly clients: Clients;
  /** What is asked for, by app, as it is packaged for the stage. */
  readonly stacks: ReadonlyMap<string, PackagedStack>;
  readonly order: Order;
  readonly environment: Readonly<Record<string, string>>;
}

/** Says who deploys where, and packages everything. @throws UsageError, NotReady */
export async function prepare(asked: Asked): Promise<Prepared> {
  const stage = await readStage(asked.stage);
  const environment = environmentOf(stage);
  const clients = createClients(stage.region);
  const { account, arn } = await whoAmI(clients.sts);
  console.log(`stage ${stage.name} in account ${account}, ${stage.region}, as ${arn} (${stage.file})`);
  await packageAll(environment);
  const all = packagesOf(stage.name, asked.withoutGaps);
  const apps = chosen(asked.only, all);
  return {
    stage,
    clients,
    environment,
    stacks: new Map(all.filter(({ app }) => apps.has(app)).map((stack) => [stack.app, stack])),
    order: among(orderOf(all, catalogue), apps),
  };
}

function packagesOf(stage: string, withoutGaps: boolean): readonly PackagedStack[] {
  const packaged = packagedStacks(appsFolder, stage);
  if (!withoutGaps) return packaged;
  onThisMachine();
  const folderOf = (app: string) => join(root, '.foreign/packages', app);
  for (const { app, packageFolder } of packaged) packageWithoutGaps(packageFolder, folderOf(app));
  return packagedStacks(appsFolder, stage, folderOf);
}

/** Without its archive and its bus policy nothing is deployed where people depend on them. @throws UsageError */
function onThisMachine(): void {
  const endpoint = process.env['AWS_ENDPOINT_URL'] ?? '';
  if (!/^http:\/\/(localhost|127\.0\.0\.1):\d+$/.test(endpoint))
    throw new UsageError(
      `--without-gaps is for a foreign cloud on this machine: AWS_ENDPOINT_URL is ${endpoint || 'not set'}`,
    );
}

function chosen(only: readonly string[], all: readonly PackagedStack[]): ReadonlySet<string> {
  const apps = all.map(({ app }) => app);
  const unknown = only.filter((app) => !apps.includes(app));
  if (unknown.length > 0)
    throw new UsageError(`there is no stack ${unknown.join(', ')}; there are ${apps.join(', ')}`);
  return new Set(only.length > 0 ? only : apps);
}
