import { measureBundles } from './bundles/index.ts';
import { measureCalls } from './calls/index.ts';
import { measureLatency } from './latency/index.ts';
import { measureFairness } from './load/fairness.ts';
import { measureLoad } from './load/index.ts';
import { measureOutage } from './load/outage.ts';
import { type Options, parseOptions, type SectionName, UsageError } from './options.ts';
import { measurePage } from './page/index.ts';
import { replaceFigures } from './report/document.ts';
import { busyWarning, describeMachine, thisMachine } from './report/machine.ts';
import { type Section, toMarkdown, toText } from './report/table.ts';
import { measureStart } from './start/index.ts';
import { measureThroughput } from './throughput/index.ts';

type Measure = (options: Options) => Promise<Section | readonly Section[]>;

const measure: Readonly<Record<SectionName, Measure>> = {
  calls: ({ appsDir }) => measureCalls(appsDir),
  bundles: ({ appsDir }) => measureBundles(appsDir),
  start: ({ appsDir }) => measureStart(appsDir),
  latency: ({ appsDir }) => measureLatency(appsDir),
  throughput: ({ appsDir }) => measureThroughput(appsDir),
  page: ({ appsDir }) => measurePage(appsDir),
  load: ({ appsDir, load }) => measureLoad(appsDir, load),
  fairness: ({ appsDir }) => measureFairness(appsDir),
  outage: () => measureOutage(),
};

/** What was measured is not what was expected. */
class Unexpected extends Error {
  override readonly name = 'Unexpected';

  constructor(failures: readonly string[]) {
    super(failures.join('\n'));
  }
}

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  const { sections, format, into } = options;
  const machine = thisMachine();
  const warning = busyWarning(machine);
  const header = [describeMachine(machine), ...(warning ? [warning] : [])];
  const print = (text: string) => void process.stdout.write(`${text}\n`);
  if (format === 'text') print(`${header.join('\n')}\n`);

  const measured: Section[] = [];
  for (const name of sections) {
    const found = [await measure[name](options)].flat();
    measured.push(...found);
    if (format === 'text') print(found.map(toText).join('\n'));
  }
  const markdown = [`${header.join('\n\n')}\n`, ...measured.map(toMarkdown)].join('\n');
  if (format === 'json') print(JSON.stringify({ machine, sections: measured }, null, 2));
  if (format === 'markdown') print(markdown);
  const failures = measured.flatMap((section) => section.failures ?? []);
  if (failures.length > 0) throw new Unexpected(failures);
  if (into !== undefined) replaceFigures(into.path, into.figures, markdown);
}

// Whatever we started ends with us (`exit`), and a signal alone would not tell it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

main().catch((error: unknown) => {
  const isUsage = error instanceof UsageError;
  const isOurs = isUsage || error instanceof Unexpected;
  process.stderr.write(`${isOurs ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = isUsage ? 2 : 1;
});
