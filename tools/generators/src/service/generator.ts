import { fileURLToPath } from 'node:url';
import {
  formatFiles,
  generateFiles,
  type GeneratorCallback,
  logger,
  OverwriteStrategy,
  type Tree,
} from '@nx/devkit';
import { assertNewEvent, listContract } from '../workspace/list-contract.ts';
import { assertFreeName } from '../workspace/services.ts';
import { spellingsOf } from '../workspace/spellings.ts';
import { dependenciesOf } from './dependencies.ts';
import { introduce } from './introduce.ts';

export interface ServiceOptions {
  /** Kebab-case; schema.json says more. */
  readonly name: string;
}

const templates = fileURLToPath(new URL('files', import.meta.url));
const whereNothingIs = { overwriteStrategy: OverwriteStrategy.ThrowIfExisting };

/**
 * `nx g @bayon/tools:service <name>`: a service in the house's shape, with one event that its API publishes and its
 * processor takes. It works as it comes.
 *
 * @throws NameTaken, EventExists, NotInShape; nothing is written then
 */
export default async function service(tree: Tree, { name }: ServiceOptions): Promise<GeneratorCallback> {
  const spellings = spellingsOf(name);
  const event = spellingsOf(`${name}-item-recorded`);
  assertFreeName(tree, name);
  assertNewEvent(tree, event);

  const substitutions = { ...spellings, ...dependenciesOf(tree) };
  generateFiles(tree, `${templates}/app`, `apps/${name}`, substitutions, whereNothingIs);
  generateFiles(tree, `${templates}/contracts`, 'libs/event-contracts', substitutions, whereNothingIs);
  listContract(tree, name, event);
  introduce(tree, name);
  await formatFiles(tree);

  return () => {
    logger.info(`
The service ${name} is in apps/${name}. Next:

  npm install                    # its package into the workspace and package-lock.json
  npm run topology -- --write    # its event onto the pages that show who speaks to whom
  npx nx run-many -t lint typecheck test -p ${name},event-contracts
  npm start                      # POST /${name}/items, GET /${name}/items
`);
  };
}
