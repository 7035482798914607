import { measureBundles } from './bundles/index.ts';
import { measureCalls } from './calls/index.ts';
import { measureLatency } from './latency/index.ts';
import { parseOptions, type SectionName, UsageError } from './options.ts';
import { replaceFigures } from './report/document.ts';
import { busyWarning, describeMachine, thisMachine } from './report/machine.ts';
import { type Section, toMarkdown, toText } from './report/table.ts';
import { measureStart } from './start/index.ts';
import { measureThroughput } from './throughput/index.ts';

const measure: Readonly<Record<SectionName, (appsDir: string) => Promise<Section>>> = {
  calls: measureCalls,
  bundles: measureBundles,
  start: measureStart,
  latency: measureLatency,
  throughput: measureThroughput,
};

async function main(): Promise<void> {
  const { sections, format, into, appsDir } = parseOptions(process.argv.slice(2));
  const machine = thisMachine();
  const warning = busyWarning(machine);
  const header = [describeMachine(machine), ...(warning ? [warning] : [])];
  const print = (text: string) => void process.stdout.write(`${text}\n`);
  if (format === 'text') print(`${header.join('\n')}\n`);

  const measured: Section[] = [];
  for (const name of sections) {
    const section = await measure[name](appsDir);
    measured.push(section);
    if (format === 'text') print(toText(section));
  }
  const markdown = [`${header.join('\n\n')}\n`, ...measured.map(toMarkdown)].join('\n');
  if (format === 'json') print(JSON.stringify({ machine, sections: measured }, null, 2));
  if (format === 'markdown') print(markdown);
  if (into !== undefined) replaceFigures(into, markdown);
}

// Whatever we started ends with us (`exit`), and a signal alone would not tell it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

main().catch((error: unknown) => {
  const isOurs = error instanceof UsageError;
  process.stderr.write(`${isOurs ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = isOurs ? 2 : 1;
});
