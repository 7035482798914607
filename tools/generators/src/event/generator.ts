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
import { assertService, NoSuchService } from '../workspace/services.ts';
import { spellingsOf } from '../workspace/spellings.ts';
import { assertRuleName } from './rule-name.ts';
import { subscribe } from './subscribe.ts';

export interface EventOptions {
  /** Kebab-case; schema.json says more. */
  readonly name: string;
  /** Who publishes it. */
  readonly service: string;
  /** Who takes it: the same service where nothing is said. */
  readonly consumer?: string;
}

const templates = fileURLToPath(new URL('files', import.meta.url));
const whereNothingIs = { overwriteStrategy: OverwriteStrategy.ThrowIfExisting };

/**
 * `nx g @bayon/tools:event <name> --service <s> [--consumer <c>]`: the contract, and in the consumer the subscription
 * and a rule with its spec.
 *
 * @throws NoSuchService, EventExists, NameTooLong, NotInShape; nothing is written then
 */
export default async function event(
  tree: Tree,
  { name, service, consumer = service }: EventOptions,
): Promise<GeneratorCallback> {
  const spellings = spellingsOf(name);
  assertService(tree, service);
  assertService(tree, consumer);
  if (service === 'realtime') throw new NoSuchService('realtime publishes nothing: it has no source.');
  assertNewEvent(tree, spellings);
  assertRuleName(consumer, name);

  const substitutions = { ...spellings, service, consumer };
  generateFiles(tree, `${templates}/contracts`, 'libs/event-contracts', substitutions, whereNothingIs);
  generateFiles(tree, `${templates}/consumer`, `apps/${consumer}`, substitutions, whereNothingIs);
  listContract(tree, service, spellings);
  subscribe(tree, consumer, spellings);
  await formatFiles(tree);

  return () => {
    logger.info(`
${spellings.title}, from ${service} to ${consumer}. Next:

  libs/event-contracts/src/${service}/${name}.ts    what it carries
  apps/${consumer}/src/rules/${name}.ts    what it causes
  apps/${service}/src/api/commands.ts, or a rule    publish ${spellings.camel}({ … })

  npx vitest run -u --root libs/event-contracts -t '${spellings.title} v1'    # its shape into schemas/
  npm run topology -- --write    # the event onto the pages that show who speaks to whom
`);
  };
}
