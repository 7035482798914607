import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defineFunction, installCode, runtimeEnvironment } from '@bayon/local-cloud/parts';
import { baselineBundle } from '../calls/baseline.ts';
import { ofType, packagedStacks, withScratch } from '@bayon/function-host';
import type { Cell, Section } from '../report/table.ts';
import { loadedFiles } from './loaded-files.ts';
import { loadTime } from './load-time.ts';

/** Fresh processes per function. */
const rounds = 11;
/** Milliseconds, for a function that publishes or settles. */
const goal = 70;

const kib = (bytes: number) => Math.round(bytes / 1024);

/** Size and load time of every deployed function. */
export const measureBundles = (appsDir: string): Promise<Section> =>
  withScratch(async (directory) => {
    const url = 'http://127.0.0.1:9';
    const { account, resources, packages } = packagedStacks(
      appsDir,
      { awsUrl: url, gatewayUrl: url },
      directory,
    );
    const rows: Cell[][] = [];
    for (const resource of ofType(resources, 'AWS::Lambda::Function')) {
      const zip = packages(resource);
      const definition = defineFunction(resource, account, 1);
      const code = await installCode(definition, zip, join(directory, 'functions'));
      const file = join(code.taskRoot, code.file);
      const { node, module, fastest } = await loadTime(
        pathToFileURL(file).href,
        runtimeEnvironment(definition, code, account, {}),
        rounds,
      );
      rows.push([
        `${resource.stack} ${definition.name.split('-').at(-1) ?? ''}`,
        kib((await stat(zip)).size),
        kib(loadedFiles(file).reduce((bytes, { size }) => bytes + size, 0)),
        module,
        fastest,
        node,
        publishesOrSettles(code.file) ? `< ${goal}` : '',
      ]);
    }
    return {
      name: 'bundles',
      title: 'Functions as packaged',
      command: 'npm run bench -- --only bundles',
      columns: ['function', 'zip KiB', 'loaded KiB', 'load ms', 'fastest ms', 'node itself ms', 'goal ms'],
      rows,
      notes: [
        `The load time is the median of ${rounds} fresh Node processes that import the bundle in the environment of its template; what Node itself needs before comes on top. “Loaded” is the module and all that it imports at once; the zip also holds what the app’s functions import when they need it.`,
        `Before, each processor had ${baselineBundle.kib} KiB and took about ${baselineBundle.loadMs} ms.`,
      ],
    };
  });

/** By its part in the app: a processor settles; api, scheduler and generator publish. */
const publishesOrSettles = (file: string): boolean => /(processor|api|scheduler|generator)\.mjs$/.test(file);
