import type { Asked } from './asked.ts';
import type { Clients } from './clients.ts';
import { confirmStage } from './confirm.ts';
import { messageOf } from './errors.ts';
import { addressesOf } from './addresses.ts';
import { changesOf } from './plan/changes.ts';
import { inWords } from './plan/in-words.ts';
import { prepare, type Prepared } from './prepare.ts';
import { deployStack } from './stack/deploy-stack.ts';
import type { PackagedStack } from './stack/packaged-stacks.ts';
import { type Outcome, sideBySide } from './stack/side-by-side.ts';

/** How many stacks are deployed at once. Each asks CloudFormation, whose limits are an account's. */
const atOnce = 4;

/** Says what changes, changes it, and says what is there. @returns whether every stack was deployed */
export async function deploy(asked: Asked): Promise<boolean> {
  const prepared = await prepare(asked);
  const { clients, stacks } = prepared;
  try {
    for (const stack of stacks.values())
      for (const line of inWords(stack.app, await changesOf(clients, stack))) console.log(line);
    if (asked.planOnly) return true;
    await confirmStage(prepared.stage.name, asked.yes);
    const outcome = await deployAll(prepared);
    for (const line of await addressesOf(clients.cloudFormation, [...stacks.values()])) console.log(line);
    for (const line of tellFailures(outcome, asked.stage)) console.error(line);
    return outcome.failed.size === 0;
  } finally {
    clients.destroy();
  }
}

function deployAll({ clients, stacks, order, environment }: Prepared): Promise<Outcome> {
  const begun = Date.now();
  const say = (app: string, line: string) => {
    const seconds = Math.round((Date.now() - begun) / 1_000);
    console.log(`${String(seconds).padStart(4)} s  ${app.padEnd(9)} ${line}`);
  };
  return sideBySide(order, atOnce, async (app) => {
    const stack = stacks.get(app);
    if (stack) await deployOne(clients, stack, environment, (line) => say(app, line));
  });
}

async function deployOne(
  clients: Clients,
  stack: PackagedStack,
  environment: Prepared['environment'],
  say: (line: string) => void,
): Promise<void> {
  const begun = Date.now();
  say('begun');
  try {
    await deployStack(clients, stack, environment, say);
    say(`done in ${String(Math.round((Date.now() - begun) / 1_000))} s`);
  } catch (error) {
    say('failed');
    throw error;
  }
}

/** What failed, why, what state is left, and what to type. */
export function tellFailures({ done, failed, notBegun }: Outcome, stage: string): readonly string[] {
  if (failed.size === 0) return [];
  const reasons = [...failed].flatMap(([app, error]) => [
    '',
    `${app} failed:`,
    ...messageOf(error)
      .split('\n')
      .map((line) => `  ${line}`),
  ]);
  const named = (apps: readonly string[]) => (apps.length > 0 ? apps.join(', ') : 'none');
  return [
    ...reasons,
    '',
    `deployed: ${named(done)}; failed: ${named([...failed.keys()])}; not begun: ${named(notBegun)}.`,
    `What is deployed stays. When the reason is mended, type: npm run deploy:event-driven -- ${stage}`,
  ];
}
