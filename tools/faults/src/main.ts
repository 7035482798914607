import { type Options, parseOptions, usage, UsageError } from './options.ts';
import type { SuiteResult } from './suite.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** Runs the chosen suites. @returns whether every case ended as it must */
async function run({ suites, json, ...options }: Options): Promise<boolean> {
  const report = json ? () => undefined : print;
  const results: (SuiteResult & { readonly suite: string; readonly seconds: number })[] = [];
  report(`seed ${options.seed}`);
  for (const suite of suites) {
    report(`\n${suite.name}: ${suite.summary}`);
    const since = performance.now();
    const result = await suite.run({ ...options, report });
    const seconds = Math.round((performance.now() - since) / 100) / 10;
    results.push({ suite: suite.name, seconds, ...result });
    for (const note of result.notes) report(`  ${note}`);
    for (const { name, message } of result.failures)
      report(
        `  FAILED ${name}\n    ${message}\n    npm run faults -- --only ${suite.name} --seed ${options.seed} --case ${JSON.stringify(name)}`,
      );
    report(`  ${result.cases} cases, ${result.failures.length} failures, ${seconds} s`);
  }
  if (json) print(JSON.stringify({ seed: options.seed, results }, null, 2));
  return results.every(({ cases, failures }) => cases > 0 && failures.length === 0);
}

// Whatever we started ends with us (`exit`), and a signal alone would not tell it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

try {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) print(usage());
  else if (!(await run(options))) process.exitCode = 1;
} catch (error) {
  const isUsage = error instanceof UsageError;
  process.stderr.write(
    `${isUsage ? error.message : error instanceof Error ? (error.stack ?? '') : String(error)}\n`,
  );
  process.exitCode = isUsage ? 2 : 1;
}
