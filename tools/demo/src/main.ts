import { parseArgs } from 'node:util';
import { ProblemError, Unreachable } from '@bayon/client';
import { allOf } from './all.ts';
import { brandDemo } from './brand.ts';
import { DemoError, signIn } from './agent.ts';
import { contentDemo } from './content.ts';
import { marketDemo } from './market.ts';
import { researchDemo } from './research.ts';
import { screenOf } from './screen.ts';
import { userDemo } from './user.ts';

const stories = {
  content: contentDemo,
  brand: brandDemo,
  research: researchDemo,
  market: marketDemo,
  user: userDemo,
};

const usage = `usage: npm run demo -- [${Object.keys(stories).join('|')}|all] [--port 4000] [--user NAME]`;

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { port: { type: 'string', default: '4000' }, user: { type: 'string' } },
    });
  } catch (error) {
    throw new DemoError(`${error instanceof Error ? error.message : String(error)}; ${usage}`, {
      cause: error,
    });
  }
}

async function main(): Promise<void> {
  const { values, positionals } = readArguments();
  const name = positionals[0] ?? 'content';
  const signInAs = (user: string) => signIn(user, `http://localhost:${values.port}`);
  const demos = { ...stories, all: allOf(stories, signInAs) };
  if (!Object.hasOwn(demos, name)) throw new DemoError(`there is no demo ${name}; ${usage}`);

  // A new agent each time, except for the content: stories begin at the beginning.
  const agent = await signInAs(
    values.user ?? (name === 'content' ? 'ada' : `ada-${Date.now().toString(36)}`),
  );
  try {
    await demos[name as keyof typeof demos](agent, screenOf(process.stdout));
  } finally {
    agent.client.realtime.close();
  }
}

// Whoever reads the story may have had enough of it (`| head`): that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

main().catch((error: unknown) => {
  const isPlain = error instanceof DemoError || error instanceof ProblemError || error instanceof Unreachable;
  console.error(isPlain ? error.message : error);
  process.exitCode = 1;
});
