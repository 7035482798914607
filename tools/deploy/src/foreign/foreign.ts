import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { messageOf } from '../errors.ts';
import { gaps } from './gaps.ts';
import { inventory } from './inventory.ts';
import { startMiniStack } from './ministack.ts';
import { closedGaps } from './probe-gaps.ts';
import { virtualEnvironment } from './python.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));
const folder = fileURLToPath(new URL('../../../../.foreign', import.meta.url));
const stage = 'foreign';

/** Something that was done on the foreign cloud, and what is wrong with it; nothing where all is well. */
interface Step {
  readonly name: string;
  readonly problems: readonly string[];
  readonly seconds: number;
}

/**
 * Deploys everything to a cloud that this project did not write, by the commands that an operator types, uses it, and
 * removes it again. @returns whether all went well
 */
export async function foreign(): Promise<boolean> {
  const miniStack = await startMiniStack(await virtualEnvironment(`${folder}/venv`), folder);
  Object.assign(process.env, miniStack.environment);
  const steps: Step[] = [];
  try {
    for (const [name, step] of storyFrom(await inventory())) {
      console.log(`\n== ${name}`);
      const begun = Date.now();
      // What a step throws is its problem: those behind it, removing among them, are done all the same.
      const problems = await step().catch((error: unknown) => [messageOf(error)]);
      steps.push({ name, problems, seconds: Math.round((Date.now() - begun) / 1_000) });
    }
  } finally {
    await miniStack.end();
  }
  console.log('');
  for (const line of report(steps)) console.log(line);
  const failed = steps.some(({ problems }) => problems.length > 0);
  if (failed) console.error(`what MiniStack did is in ${miniStack.log}`);
  return !failed;
}

/** Each step says what is wrong. They build on each other, and all of them run: removing is a step, too. */
function storyFrom(before: ReadonlySet<string>): [string, () => Promise<readonly string[]>][] {
  const command = (name: string, words: readonly string[]) => async () => {
    const exitCode = await typed(words);
    return exitCode === 0 ? [] : [`${name} ended with ${exitCode}`];
  };
  const deploy = ['deploy', stage, '--without-gaps'];
  return [
    ['what the list says that it cannot do', gapsThatAreNone],
    ['npm run deploy:event-driven -- foreign', command('deploying', deploy)],
    ['the same again', command('deploying again', deploy)],
    ['npm run test:event-driven -- --stage foreign', command('the test', ['test', '--stage', stage])],
    ['npm run remove:event-driven -- foreign', command('removing', ['remove', stage])],
    ['what is left', () => leftovers(before)],
  ];
}

async function gapsThatAreNone(): Promise<readonly string[]> {
  for (const { what, instead } of gaps) console.log(`${what}: ${instead}`);
  const closed = await closedGaps(new CloudFormationClient({ region: 'us-east-1' }));
  return closed.map((what) => `${what} works now: take it off the list (tools/deploy/src/foreign/gaps.ts)`);
}

async function leftovers(before: ReadonlySet<string>): Promise<readonly string[]> {
  const left = [...(await inventory())].filter((what) => !before.has(what));
  console.log(left.length === 0 ? 'nothing' : left.join('\n'));
  return left.map((what) => `left over: ${what}`);
}

/** One of our own commands, as an operator types it. */
async function typed(words: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, ['--conditions=@bayon/source', main, ...words], { stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}

const report = (steps: readonly Step[]): readonly string[] =>
  steps.flatMap(({ name, problems, seconds }) => [
    `${problems.length === 0 ? '✓' : '✗'} ${String(seconds).padStart(4)} s  ${name}`,
    ...problems.map((problem) => `          ${problem}`),
  ]);
