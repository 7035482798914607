import { parseArgs } from 'node:util';
import { connect, DemoError } from './cloud-client.ts';
import { contentDemo, type Screen } from './content.ts';

const usage = 'usage: npm run demo -- [content] [--port 4000] [--user ada]';

const demos = { content: contentDemo };

/** On a terminal a shown line is replaced by the next; elsewhere each is a line of its own. */
const screen: Screen = process.stdout.isTTY
  ? { print: (line) => console.log(line), show: (line) => process.stdout.write(`\r\x1b[K${line}`) }
  : { print: (line) => console.log(line), show: (line) => console.log(line) };

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { port: { type: 'string', default: '4000' }, user: { type: 'string', default: 'ada' } },
  });
  const name = positionals[0] ?? 'content';
  if (!(name in demos)) throw new DemoError(`there is no demo ${name}; ${usage}`);
  const agent = await connect(values.user, `http://localhost:${values.port}`);
  try {
    await demos[name as keyof typeof demos](agent, screen);
  } finally {
    agent.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
