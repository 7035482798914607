import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { services } from './documents.ts';

/**
 * `npm run schemathesis`: lets schemathesis (https://schemathesis.io) look for contradictions between the descriptions
 * and what the running local cloud answers. It is Python; what it is known to report is in docs/openapi-findings.md.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: 'string', default: 'http://localhost:4000' },
    examples: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
  },
});

const command = process.env['SCHEMATHESIS'] ?? 'schemathesis';
const missing = `There is no ${command}. Install it with \`pipx install schemathesis==4.32.5\`, or say in SCHEMATHESIS where it is.`;

/** Not looked at, each for the reason that docs/openapi-findings.md gives. */
const leftOut = ['unsupported_method', 'positive_data_acceptance'];

async function token(): Promise<string> {
  const answer = await fetch(`${values.url}/_local/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: `schemathesis-${values.seed}` }),
  });
  return ((await answer.json()) as { readonly token: string }).token;
}

/** @returns whether nothing was found */
async function look(service: string, bearer: string): Promise<boolean> {
  const child = spawn(
    command,
    [
      ...['run', `${values.url}/${service}/openapi.json`, '--url', values.url],
      ...['--header', `Authorization: Bearer ${bearer}`],
      ...['--exclude-checks', leftOut.join(','), '--max-examples', values.examples, '--seed', values.seed],
      ...['--phases', 'examples,coverage,fuzzing', '--continue-on-failure', '--no-color'],
    ],
    { stdio: 'inherit' },
  );
  const [code] = (await Promise.race([
    once(child, 'exit'),
    once(child, 'error').then(([error]: unknown[]) => {
      throw new Error((error as NodeJS.ErrnoException).code === 'ENOENT' ? missing : String(error));
    }),
  ])) as [number | null];
  return code === 0;
}

try {
  const bearer = await token().catch((cause: unknown) => {
    throw new Error(`Nobody answers at ${values.url}: is npm start running?`, { cause });
  });
  for (const service of positionals.length > 0 ? positionals : services)
    if (!(await look(service, bearer))) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
