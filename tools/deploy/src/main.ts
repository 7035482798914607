import { parseArgs } from 'node:util';
import { deploy } from './deploy.ts';
import { foreign } from './foreign/foreign.ts';
import { messageOf, NotReady, UsageError } from './errors.ts';
import { remove } from './remove.ts';
import { test } from './smoke/test.ts';

const usage = `usage: npm run deploy:event-driven -- <stage> [options]
       npm run remove:event-driven -- <stage> [options]
       npm run test:event-driven -- [--stage <stage>] [--json]
       npm run foreign

<stage> is development, production, or a name of your own; its settings are in tools/deploy/stages.

  --plan           says what would change, and changes nothing
  --only <app>     only this stack; may be given again
  --yes            does not ask, not even for production
  --without-gaps   leaves out what a foreign cloud cannot execute (tools/deploy/src/foreign/gaps.ts)

  --stage <stage>  what is tested; this machine's where nothing is said
  --json           what was seen, for a program

Exit codes: 0 done, 1 a stack or a check failed, 2 usage, 3 not ready: no credentials, packaging failed, nothing there.`;

const options = {
  plan: { type: 'boolean', default: false },
  only: { type: 'string', multiple: true, default: [] as string[] },
  yes: { type: 'boolean', default: false },
  'without-gaps': { type: 'boolean', default: false },
  stage: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const changing = { deploy, remove };

/** @returns whether all came to where it should */
async function run([name = '', ...words]: readonly string[]): Promise<boolean> {
  const { values, positionals } = read(words);
  if (values.help) {
    console.log(usage);
    return true;
  }
  if (name === 'foreign') return foreign();
  const [stage, more] = positionals;
  if (more !== undefined) throw new UsageError(`one stage at a time\n\n${usage}`);
  if (name === 'test') return test({ stage: values.stage ?? stage ?? 'local', json: values.json });
  if (stage === undefined) throw new UsageError(`which stage?\n\n${usage}`);
  if (name !== 'deploy' && name !== 'remove') throw new UsageError(usage);
  return changing[name]({
    stage,
    planOnly: values.plan,
    only: values.only,
    yes: values.yes,
    withoutGaps: values['without-gaps'],
  });
}

function read(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (cause) {
    // parseArgs explains in several sentences; the first says what is wrong.
    throw new UsageError(`${messageOf(cause).split('. ')[0] ?? ''}\n\n${usage}`, { cause });
  }
}

try {
  process.exitCode = (await run(process.argv.slice(2))) ? 0 : 1;
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = error instanceof UsageError ? 2 : error instanceof NotReady ? 3 : 1;
}
