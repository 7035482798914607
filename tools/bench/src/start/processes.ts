import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** One running process. */
export interface ProcessFigures {
  readonly pid: number;
  readonly parent: number;
  readonly name: string;
  /** Resident memory. */
  readonly mebibytes: number;
  /** Processor time used so far, in milliseconds, to 10. */
  readonly cpuMs: number;
}

/** Linux counts processor time in hundredths of a second and memory in pages of 4 KiB (proc(5), USER_HZ). */
const tickMs = 10;
const pageKib = 4;

/** Fields of `/proc/<pid>/stat`; the name in parentheses may hold anything. */
export function parseStat(stat: string): ProcessFigures {
  const open = stat.indexOf('(');
  const close = stat.lastIndexOf(')');
  const rest = stat.slice(close + 2).split(' ');
  // proc(5) counts from 1 and the name is the 2nd: `rest` begins with the 3rd.
  const field = (number: number) => Number(rest[number - 3]);
  return {
    pid: Number(stat.slice(0, open)),
    parent: field(4),
    name: stat.slice(open + 1, close),
    cpuMs: (field(14) + field(15)) * tickMs,
    mebibytes: (field(24) * pageKib) / 1024,
  };
}

/** A process and all below it; none where the system has no /proc. */
export function processTree(pid: number): ProcessFigures[] {
  if (!existsSync('/proc/self/stat')) return [];
  const all = readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap(figuresOf);
  const below = (root: number): ProcessFigures[] =>
    all.filter(({ parent }) => parent === root).flatMap((child) => [child, ...below(child.pid)]);
  return [...all.filter((one) => one.pid === pid), ...below(pid)];
}

function figuresOf(pid: string): ProcessFigures[] {
  try {
    return [parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8'))];
  } catch (error) {
    // It ended between being listed and being read.
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH'))
      return [];
    throw error;
  }
}
