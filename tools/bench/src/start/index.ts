import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type RunningCloud, startCloudProcess } from '../cloud/running-cloud.ts';
import { withScratch } from '@bayon/function-host';
import type { Cell, Section } from '../report/table.ts';
import { type ProcessFigures, processTree } from './processes.ts';

/** How long an idle cloud is watched, in milliseconds. */
const idleMs = 5_000;

/** How fast the local cloud comes up, and what it takes while nothing happens. */
export const measureStart = (appsDir: string): Promise<Section> =>
  withScratch(async (directory) => {
    const started = (dataDir: string, command?: readonly string[]) =>
      startCloudProcess({ appsDir, dataDir: join(directory, dataDir), ...(command && { command }) });

    const first = await timesOf(await started('node'));
    const again = await started('node');
    await again.warm;
    const idle = await watchIdle(again.pid);
    const second = await timesOf(again);
    const npm = await timesOf(await started('npm', ['npm', 'start', '--']));
    return {
      name: 'start',
      title: 'Start and idle cost of the local cloud',
      command: 'npm run bench -- --only start',
      columns: ['what', 'figure', 'unit'],
      rows: [
        ['first start until healthy', first.healthy, 'ms'],
        ['first start until every function is loaded', first.warm, 'ms'],
        ['restart until healthy', second.healthy, 'ms'],
        ['`npm start` with a warm Nx cache until healthy', npm.healthy, 'ms'],
        ...idle,
      ],
      notes: [
        `\`node tools/local-cloud/src/main.ts\` on free ports, into an empty data directory and then into the same again. Idle figures are of the restarted cloud with all functions loaded, over ${idleMs / 1_000} seconds.`,
      ],
    };
  });

async function timesOf(cloud: RunningCloud): Promise<{ readonly healthy: number; readonly warm: number }> {
  const warm = await cloud.warm;
  await cloud.stop();
  return { healthy: cloud.healthyAfter, warm };
}

async function watchIdle(pid: number): Promise<Cell[][]> {
  const before = processTree(pid);
  await delay(idleMs);
  const after = processTree(pid);
  const engine = ({ name }: ProcessFigures) => name.startsWith('dynoxide');
  const sum = (processes: readonly ProcessFigures[], figure: 'mebibytes' | 'cpuMs') =>
    processes.length === 0 ? NaN : processes.reduce((total, one) => total + one[figure], 0);
  const node = ({ pid: one }: ProcessFigures) => one === pid;
  return [
    ['memory of the cloud', sum(after.filter(node), 'mebibytes'), 'MiB RSS'],
    ['memory of the DynamoDB engine', sum(after.filter(engine), 'mebibytes'), 'MiB RSS'],
    ['processor time while idle', sum(after, 'cpuMs') - sum(before, 'cpuMs'), `ms in ${idleMs / 1_000} s`],
  ];
}
