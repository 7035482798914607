import { withScratch } from '@bayon/function-host';
import { startEventBridge } from '@bayon/scripted-bus';
import { startPackagedWorld } from '../packaged/packaged-world.ts';
import { runCases, together } from '../packaged/run-cases.ts';
import type { Suite, SuiteOptions, SuiteResult } from '../suite.ts';
import { manyCases, subsetCases } from './failing-entries.ts';
import { requestCases } from './failing-requests.ts';
import { jobCases } from './jobs.ts';
import { outageCases } from './outages.ts';
import { commandCases } from './refused-commands.ts';

/** They wait for timeouts more than they work. */
const requestsAtOnce = 8;

/** The publisher alone, over the wire. */
async function runPublisher(options: SuiteOptions): Promise<SuiteResult[]> {
  const { bounded, seed } = options;
  const bus = await startEventBridge();
  try {
    return [
      await runCases(subsetCases(bus, { whole: bounded ? 4 : 10, drawn: 4, seed }), options),
      await runCases(manyCases(bus, bounded ? 2 : 100, seed), options),
      await runCases(requestCases(), options, requestsAtOnce),
    ];
  } finally {
    await bus.stop();
  }
}

/** The packaged functions, and a bus that is down for longer than the retries. */
const runFunctions = (options: SuiteOptions): Promise<SuiteResult> =>
  withScratch(async (directory) => {
    const world = await startPackagedWorld(options.appsDir, directory);
    try {
      return await runCases(
        [...outageCases(world, options), ...jobCases(world), ...commandCases(world, options)],
        options,
      );
    } finally {
      await world.close();
    }
  });

export const partialPublishing: Suite = {
  name: 'partial-publishing',
  summary: 'the bus takes some events, or none, or does not say: nothing lost, what is missing is named',
  run: async (options) => together([...(await runPublisher(options)), await runFunctions(options)]),
};
