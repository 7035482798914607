import { cpus, loadavg, release, totalmem, type } from 'node:os';

/** Where and when figures were measured: they compare only with figures of the same machine at the same load. */
export interface Machine {
  readonly measuredAt: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
  /** Processes that wanted a core, on average over the last minute, before anything was measured. */
  readonly load: number;
}

export function thisMachine(): Machine {
  const processors = cpus();
  return {
    measuredAt: new Date().toISOString(),
    cpu: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.version,
    load: loadavg()[0] ?? 0,
  };
}

export const describeMachine = ({ measuredAt, cpu, cores, memoryGiB, system, node, load }: Machine): string =>
  `${measuredAt.slice(0, 16).replace('T', ' ')} UTC · ${cores} cores (${cpu}), ${memoryGiB} GiB · ${system} · Node ${node} · load average ${load.toFixed(2)}`;

/** Another's work on the same cores makes every time longer; the counts stay right. */
export const busyWarning = ({ load, cores }: Machine): string | undefined =>
  load > cores / 4
    ? `The machine was busy (load average ${load.toFixed(2)} on ${cores} cores): times are longer than on a quiet one, counts are not affected.`
    : undefined;
